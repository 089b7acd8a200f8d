/** Values of training steps, such as losses: the steps an axis shows, the values it has room for, the columns of pixels. */
package dev.densescope.chart.steps;
