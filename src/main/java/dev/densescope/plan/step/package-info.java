/** The parts of a training step, as values: operations, computations, tensors and their storage. JDK only. */
package dev.densescope.plan.step;
