/** The window around the screens: what it consists of, its status line, recovery of unsaved work, settings, and how it closes. */
package dev.densescope.ui.shell;
