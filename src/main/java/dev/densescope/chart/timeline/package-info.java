/** A training step along time: what the timeline shows, which part of it, and the columns it has room for. */
package dev.densescope.chart.timeline;
