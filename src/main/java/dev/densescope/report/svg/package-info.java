/** Pictures as SVG, and the writer of markup, which escapes. */
package dev.densescope.report.svg;
