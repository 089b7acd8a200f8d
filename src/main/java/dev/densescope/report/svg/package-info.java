/** Parts of SVG drawings: the writer, which escapes, axes with round ticks, paths, the colours of categories. */
package dev.densescope.report.svg;
