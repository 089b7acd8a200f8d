/** The canvas charts: memory timeline, layer bars, lines of values per step. Geometry is apart from drawing and needs no toolkit. */
package dev.densescope.ui.chart;
