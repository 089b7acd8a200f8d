/** The settings of a run on the screen: their rows, what is recognised in the images, what is unusual. */
package dev.densescope.ui.run.form.pane;
