/** The page for people: one file with its charts, style and data inside; readable on a phone and on paper. */
package dev.densescope.report.html;
