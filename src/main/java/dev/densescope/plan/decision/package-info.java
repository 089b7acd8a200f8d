/**
 * Storage decisions made before a step is compiled: named strategies, plans with a decision per layer, and their text
 * form. Values only; knows designs, and no operations. JDK only.
 */
package dev.densescope.plan.decision;
