/** Position and size of the window. */
package dev.densescope.ui.shell.placement;
