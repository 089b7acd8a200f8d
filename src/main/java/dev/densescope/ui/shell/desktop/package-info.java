/** The desktop's own programs, which open files for the window. */
package dev.densescope.ui.shell.desktop;
