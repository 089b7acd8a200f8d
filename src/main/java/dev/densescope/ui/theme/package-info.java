/** Every colour, light and dark, for style sheets and canvases. */
package dev.densescope.ui.theme;
