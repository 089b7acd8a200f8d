/** A map of all layers and their outputs, which shows and changes decisions. */
package dev.densescope.ui.plan.map;
