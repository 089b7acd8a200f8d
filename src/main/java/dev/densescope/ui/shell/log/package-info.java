/** The log of the program, shown in a window. */
package dev.densescope.ui.shell.log;
