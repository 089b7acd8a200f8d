/** Files of the window: opening and saving designs, recovery of unsaved work, settings, and file dialogs. */
package dev.densescope.ui.shell.file;
