/** The canvas charts: memory timeline, layer bars, line charts of values per step. Their geometry needs no toolkit. */
package dev.densescope.ui.chart;
