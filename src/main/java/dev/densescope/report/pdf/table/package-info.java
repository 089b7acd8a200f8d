/** Tables as pieces of pages: widths of columns, rows, headings that are repeated. */
package dev.densescope.report.pdf.table;
