/**
 * The schedule of a training step: a design and a strategy, compiled into an ordered list of operations and the storage
 * and lifetime of each tensor. Predictions are computed from it; the engine executes it. Operations and tensors are in
 * {@code plan.step}; {@code plan.emit} generates them. JDK only.
 */
package dev.densescope.plan;
