package dev.densescope.plan.cost;

import dev.densescope.plan.step.Computation;

/** The expected times of operations on one device. Pure functions; any thread. */
@FunctionalInterface
public interface OperationCosts {
    /** Expected time in nanoseconds, at least 0. */
    double nanos(Computation computation);
}
