/** Step functions of several runs over one axis: lines and view state. */
package dev.densescope.chart.overlay;
