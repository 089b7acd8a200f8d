/** Texts for numbers and outcomes of runs. */
package dev.densescope.ui.run.text;
