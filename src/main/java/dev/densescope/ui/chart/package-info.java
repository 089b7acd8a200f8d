/** The canvas charts: memory timeline, layer bars, sparkline. Geometry is apart from drawing and needs no toolkit. */
package dev.densescope.ui.chart;
