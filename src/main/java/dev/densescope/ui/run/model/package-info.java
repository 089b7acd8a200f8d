/** The view models of the Run screen: the requested run, the control of runs, and the shown state. */
package dev.densescope.ui.run.model;
