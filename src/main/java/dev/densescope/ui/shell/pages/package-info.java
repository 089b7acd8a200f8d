/** All pages of the window, with their commands. */
package dev.densescope.ui.shell.pages;
