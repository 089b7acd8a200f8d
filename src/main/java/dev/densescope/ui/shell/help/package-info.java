/** The user guide. */
package dev.densescope.ui.shell.help;
