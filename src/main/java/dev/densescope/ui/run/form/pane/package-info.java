/** The controls of the settings of a run: rows, the recognised data set, and settings that are not at their default. */
package dev.densescope.ui.run.form.pane;
