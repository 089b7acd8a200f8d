/** Pages of a PDF: pieces are placed on them from top to bottom, and what they draw is tagged for screen readers. */
package dev.densescope.report.pdf.page;
