/**
 * The training-step schedule: a design and a strategy compiled into an ordered list of operations whose every tensor has
 * a storage and a lifetime. Prediction walks it; the engine interprets it. {@code plan.step} has what it is made of, {@code
 * plan.emit} makes it. JDK only.
 */
package dev.densescope.plan;
