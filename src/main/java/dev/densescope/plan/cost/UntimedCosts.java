package dev.densescope.plan.cost;

import dev.densescope.plan.step.Computation;

/** Stands in for times that nobody has measured: of plans that fit, those that move and multiply least come out fastest. */
public final class UntimedCosts implements OperationCosts {
    private static final double NANOS_PER_BYTE = 0.1;
    private static final double NANOS_PER_MULTIPLY_ACCUMULATE = 0.01;

    @Override
    public double nanos(Computation computation) {
        Work work = Work.of(computation);
        return work.bytes() * NANOS_PER_BYTE + work.multiplyAccumulates() * NANOS_PER_MULTIPLY_ACCUMULATE;
    }
}
