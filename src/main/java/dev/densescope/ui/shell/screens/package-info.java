/** The screens of the window and what it knows of them: built when they are first needed, after the first frame. */
package dev.densescope.ui.shell.screens;
