/** Blocks dragged between palette, structure tree and picture. */
package dev.densescope.ui.design.drag;
