package dev.densescope.plan.cost;

import dev.densescope.plan.step.Computation;

/** Expected time of an operation on one device. Pure; for any thread. */
@FunctionalInterface
public interface OperationCosts {
    /** Nanoseconds that a device is expected to compute, at least 0. */
    double nanos(Computation computation);
}
