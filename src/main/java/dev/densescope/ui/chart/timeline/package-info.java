/** The memory timeline of a training step on the screen, and the overview of its axis. */
package dev.densescope.ui.chart.timeline;
