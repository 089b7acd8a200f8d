/** What charts are drawn on: a canvas of the window, or a file of vectors. */
package dev.densescope.ui.chart.graphics;
