/** Pictures as PNG, drawn without a display and without fonts of the system. */
package dev.densescope.report.png;
