/** What every kind of tensor file has in common: named tensors, types of numbers, positioned reading, first bytes. */
package dev.densescope.weights.store;
