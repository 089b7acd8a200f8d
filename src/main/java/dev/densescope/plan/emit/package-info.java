/**
 * Generates the operations of one step from a design and its storage decisions: one emitter per part of the network,
 * with forward and backward next to each other. {@link dev.densescope.plan.emit.StepEmitter} is the entry point. JDK
 * only.
 */
package dev.densescope.plan.emit;
