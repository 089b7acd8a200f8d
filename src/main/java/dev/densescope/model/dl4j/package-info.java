/** A design as a {@code ComputationGraph} of Deeplearning4j. */
package dev.densescope.model.dl4j;
