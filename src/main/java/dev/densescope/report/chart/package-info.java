/** The charts of reports, drawn from run records for a given width. */
package dev.densescope.report.chart;
