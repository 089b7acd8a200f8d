/** Figures and outcomes of runs as words. */
package dev.densescope.ui.run.text;
