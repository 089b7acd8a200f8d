/** Documents as PDF: tagged, with vector charts, bookmarks and embedded fonts, on A4. */
package dev.densescope.report.pdf;
