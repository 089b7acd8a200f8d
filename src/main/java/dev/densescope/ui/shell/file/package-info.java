/** Files of the window: designs opened and saved, work that is kept, settings, and the dialogs that ask for a path. */
package dev.densescope.ui.shell.file;
