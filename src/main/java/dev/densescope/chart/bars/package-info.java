/** The bar chart by layer: the bytes that each layer keeps, and the positions of the bars. */
package dev.densescope.chart.bars;
