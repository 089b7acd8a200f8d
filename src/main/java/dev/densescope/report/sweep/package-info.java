/** Reports of sweeps: a table of all cells, and charts of their bytes and times against depth. */
package dev.densescope.report.sweep;
