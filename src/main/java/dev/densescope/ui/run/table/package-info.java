/** Tables of the events, steps and epochs of a run. */
package dev.densescope.ui.run.table;
