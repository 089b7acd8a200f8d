/** The state of the Run screen as immutable values. */
package dev.densescope.ui.run.snapshot;
