/** All that is shown of a run at one moment, as values that never change. */
package dev.densescope.ui.run.snapshot;
