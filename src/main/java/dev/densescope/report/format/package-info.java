/** The formats of reports, and atomic writing of their files. */
package dev.densescope.report.format;
