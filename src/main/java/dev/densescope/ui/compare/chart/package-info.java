/** The canvas charts of the Compare screen: overlaid live bytes, and differences per layer. */
package dev.densescope.ui.compare.chart;
