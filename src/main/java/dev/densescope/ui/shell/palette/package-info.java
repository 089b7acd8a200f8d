/** Overlays of the window: the command palette and the overview of keys. */
package dev.densescope.ui.shell.palette;
