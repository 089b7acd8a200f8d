/** Where the window stands on the screen, and how large it is. */
package dev.densescope.ui.shell.placement;
