package dev.densescope.plan.cost;

import dev.densescope.plan.step.Computation;

/**
 * Nominal costs for a device without measured times: plans with fewer bytes and multiply-accumulates count as faster.
 */
public final class UntimedCosts implements OperationCosts {
    private static final double NANOS_PER_BYTE = 0.1;
    private static final double NANOS_PER_MULTIPLY_ACCUMULATE = 0.01;

    @Override
    public double nanos(Computation computation) {
        Work work = Work.of(computation);
        return work.bytes() * NANOS_PER_BYTE + work.multiplyAccumulates() * NANOS_PER_MULTIPLY_ACCUMULATE;
    }
}
