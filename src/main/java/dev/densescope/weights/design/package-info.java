/** Derives the design of a state dict from the names and shapes of its tensors. */
package dev.densescope.weights.design;
