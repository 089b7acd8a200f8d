/** The reserved bytes that a plan saves, at no cost and by recomputation. */
package dev.densescope.plan.savings;
