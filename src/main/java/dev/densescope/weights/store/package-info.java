/** The common parts of tensor files: named tensors, floating-point types, random access, recognition by first bytes. */
package dev.densescope.weights.store;
