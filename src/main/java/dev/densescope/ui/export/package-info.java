/** Exports from the window: one at a time, with progress and cancellation, whatever is written. */
package dev.densescope.ui.export;
