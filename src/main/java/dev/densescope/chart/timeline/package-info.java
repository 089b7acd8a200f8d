/** The memory timeline of a training step: content, view state, and reduction to pixel columns. */
package dev.densescope.chart.timeline;
