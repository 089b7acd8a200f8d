/** Runs and steps that the Run screen shows instead of the current or last ones: earlier runs, and a chosen step. */
package dev.densescope.ui.run.viewed;
