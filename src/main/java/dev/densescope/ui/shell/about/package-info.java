/** The box with versions and licences. */
package dev.densescope.ui.shell.about;
