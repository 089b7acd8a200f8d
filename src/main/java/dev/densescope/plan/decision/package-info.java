/**
 * Storage decisions, from which a step is compiled: named strategies, plans with a decision per layer, and their text
 * form. Values only; depends on designs, not on operations. JDK only.
 */
package dev.densescope.plan.decision;
