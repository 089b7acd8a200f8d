/** Layers side by side: what each keeps, and where its bar stands. */
package dev.densescope.chart.bars;
