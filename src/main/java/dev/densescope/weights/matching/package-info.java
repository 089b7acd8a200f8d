/** Matches the tensors of a file with parameters: translates names, compares shapes, replaces classifiers. */
package dev.densescope.weights.matching;
