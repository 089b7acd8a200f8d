/** The controls of exports: the menu of formats, and the lines of exports that take a while. */
package dev.densescope.ui.export.view;
