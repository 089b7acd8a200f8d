/** What recomputation costs and what it buys, altogether and layer by layer. */
package dev.densescope.chart.bill;
