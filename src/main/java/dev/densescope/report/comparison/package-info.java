/** The content of reports of compared runs. */
package dev.densescope.report.comparison;
