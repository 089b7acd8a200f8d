/** The Run screen: settings, the live charts of a run, its bill, its outcome. */
package dev.densescope.ui.run;
