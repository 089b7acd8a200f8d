/** Reports as tables of comma-separated values. */
package dev.densescope.report.csv;
