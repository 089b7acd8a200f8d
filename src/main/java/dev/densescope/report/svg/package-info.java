/** Parts of drawings as markup: the writer that escapes, axes with round ticks, paths, the categories' colours. */
package dev.densescope.report.svg;
