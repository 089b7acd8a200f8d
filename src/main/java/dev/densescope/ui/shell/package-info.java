/** The window around the screens: bar, tabs, status line, commands and their keys, files, settings. */
package dev.densescope.ui.shell;
