/** Tensors of weights files as values, and their exceptions. */
package dev.densescope.weights.tensor;
