/** Where values stand in a picture: axes with round ticks, ranges of them, the rectangle of a plot. */
package dev.densescope.chart.axis;
