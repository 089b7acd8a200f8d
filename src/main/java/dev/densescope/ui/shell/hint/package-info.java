/** Hints of the first days, in the status line. */
package dev.densescope.ui.shell.hint;
