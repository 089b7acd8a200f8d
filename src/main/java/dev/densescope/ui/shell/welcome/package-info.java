/** The page that the first start shows: does it fit, presets, files. */
package dev.densescope.ui.shell.welcome;
