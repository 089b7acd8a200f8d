/**
 * The training-step schedule: a design and a strategy compiled into an ordered list of operations whose every tensor has
 * a storage and a lifetime. Prediction walks it; the engine interprets it. JDK only.
 */
package dev.densescope.plan;
