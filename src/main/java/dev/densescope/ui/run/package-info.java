/** The Run screen: the live charts of a run, its figures, its bill, its outcome, and what starts it. */
package dev.densescope.ui.run;
