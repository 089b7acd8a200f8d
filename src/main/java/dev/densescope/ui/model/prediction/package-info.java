/** The predicted memory of the edited design, updated in the background while the design changes. */
package dev.densescope.ui.model.prediction;
