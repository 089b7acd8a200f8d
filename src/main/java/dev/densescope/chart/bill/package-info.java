/** Cost and benefit of recomputation, in total and by layer. */
package dev.densescope.chart.bill;
