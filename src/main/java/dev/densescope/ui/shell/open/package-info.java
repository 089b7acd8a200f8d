/** Files that are brought to the window: by a dialog, a drop or the command line. */
package dev.densescope.ui.shell.open;
