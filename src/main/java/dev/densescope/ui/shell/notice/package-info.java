/** Notices over the window, and what they lead to. */
package dev.densescope.ui.shell.notice;
