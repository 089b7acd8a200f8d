/**
 * The search for the fastest plan within a number of bytes. {@link dev.densescope.plan.search.PlanSearch} is the way in: options of
 * each layer are read from the schedules of uniform plans, and one dynamic programme gives the least time for every number
 * of bytes. It knows nothing of DenseNets. JDK only.
 */
package dev.densescope.plan.search;
