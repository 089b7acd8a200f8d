/** Tensors of parameters as values, and why files of them are refused. */
package dev.densescope.weights.tensor;
