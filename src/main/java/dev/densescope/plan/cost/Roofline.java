package dev.densescope.plan.cost;

import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.plan.step.Computation;

/**
 * Estimated costs of a GPU that nobody has measured. An operation takes at least as long as its bytes at the GPU's bandwidth and
 * its products at its peak throughput, whichever is longer (Williams et al. 2009, Roofline), and kernels reach a share of that
 * between {@link #LEAST_EFFICIENCY} and {@link #MOST_EFFICIENCY}. Costs are those of the geometric mean of both.
 */
public record Roofline(KnownGpu gpu) implements OperationCosts {
    /** The least share of the peak that is assumed. */
    public static final double LEAST_EFFICIENCY = 0.3;

    /** The largest share of the peak that is assumed. */
    public static final double MOST_EFFICIENCY = 0.8;

    private static final double EFFICIENCY = Math.sqrt(LEAST_EFFICIENCY * MOST_EFFICIENCY);
    /** Of a kernel whose work is nothing. */
    private static final double LAUNCH_NANOS = 2000;

    /** From costs to times, since an efficiency is assumed that is not known. */
    public static final TimeRange RANGE = new TimeRange(EFFICIENCY / MOST_EFFICIENCY, EFFICIENCY / LEAST_EFFICIENCY);

    @Override
    public double nanos(Computation computation) {
        Work work = Work.of(computation);
        double moving = work.bytes() / gpu.bytesPerNano();
        double multiplying = 2.0 * work.multiplyAccumulates() / gpu.floatOperationsPerNano();
        return (LAUNCH_NANOS + Math.max(moving, multiplying)) / EFFICIENCY;
    }
}
