/** Comparisons as text: sentences and table cells, the same on the terminal, in reports and in the window. */
package dev.densescope.compare.text;
