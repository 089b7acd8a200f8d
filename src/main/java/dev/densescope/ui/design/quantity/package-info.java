/** Editing of a design's numbers: text fields with sliders, validated while typing. */
package dev.densescope.ui.design.quantity;
