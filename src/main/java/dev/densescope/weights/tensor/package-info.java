/** Tensors of weights files as values, the state dict of a network, and exceptions of weights files. */
package dev.densescope.weights.tensor;
