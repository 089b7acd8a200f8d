/** The design that a state dict belongs to, read off the names and shapes of its tensors. */
package dev.densescope.weights.design;
