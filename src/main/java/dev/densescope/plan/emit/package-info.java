/**
 * Design and storage decisions compiled into the operations of one step: one emitter per part of the network, forward and
 * backward side by side. {@link dev.densescope.plan.emit.StepEmitter} is the way in. JDK only.
 */
package dev.densescope.plan.emit;
