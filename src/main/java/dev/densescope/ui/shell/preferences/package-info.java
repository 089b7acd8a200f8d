/** The preferences of the window. */
package dev.densescope.ui.shell.preferences;
