/** Pictures of charts as values: shapes and labels with styles, and colours by theme. SVG, PNG and PDF are drawn from them. */
package dev.densescope.report.drawing;
