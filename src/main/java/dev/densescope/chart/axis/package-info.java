/** Coordinates of charts: axes with round ticks, visible ranges, plot areas. */
package dev.densescope.chart.axis;
