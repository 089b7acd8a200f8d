/**
 * The Run screen: live charts of a run, its numbers, the cost of recomputation, its outcome, and the settings of the
 * next run.
 */
package dev.densescope.ui.run;
