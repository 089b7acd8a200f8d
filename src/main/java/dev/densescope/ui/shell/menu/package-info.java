/** The commands of the window, with the bar, the menus and the keys that run them. */
package dev.densescope.ui.shell.menu;
