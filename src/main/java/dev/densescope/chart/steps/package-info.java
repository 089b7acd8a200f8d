/** Charts of values by training step, such as losses: step axis, value axis, pixel columns. */
package dev.densescope.chart.steps;
