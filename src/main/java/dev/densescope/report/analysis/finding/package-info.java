/** The findings of a report: rules that draw conclusions from its analysis, with advice. */
package dev.densescope.report.analysis.finding;
