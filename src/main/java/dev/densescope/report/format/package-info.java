/** The formats that reports are written in, and how their files are written whole. */
package dev.densescope.report.format;
