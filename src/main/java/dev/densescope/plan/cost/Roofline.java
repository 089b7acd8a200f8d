package dev.densescope.plan.cost;

import dev.densescope.plan.hardware.KnownGpu;
import dev.densescope.plan.step.Computation;

/**
 * Estimated costs of a GPU, from its specifications, by the roofline model (Williams et al. 2009). An operation takes
 * at least the time of its bytes at the GPU's bandwidth, and of its floating-point operations at the peak throughput.
 * Kernels are assumed to reach a fraction of this speed between {@link #LEAST_EFFICIENCY} and {@link #MOST_EFFICIENCY};
 * costs use the geometric mean of both.
 */
public record Roofline(KnownGpu gpu) implements OperationCosts {
    /** Minimum assumed fraction of the peak. */
    public static final double LEAST_EFFICIENCY = 0.3;

    /** Maximum assumed fraction of the peak. */
    public static final double MOST_EFFICIENCY = 0.8;

    private static final double EFFICIENCY = Math.sqrt(LEAST_EFFICIENCY * MOST_EFFICIENCY);
    /** Time of an empty kernel. */
    private static final double LAUNCH_NANOS = 2000;

    /** The range of times, as factors of a cost, over all assumed efficiencies. */
    public static final TimeRange RANGE = new TimeRange(EFFICIENCY / MOST_EFFICIENCY, EFFICIENCY / LEAST_EFFICIENCY);

    @Override
    public double nanos(Computation computation) {
        Work work = Work.of(computation);
        double moving = work.bytes() / gpu.bytesPerNano();
        double multiplying = 2.0 * work.multiplyAccumulates() / gpu.floatOperationsPerNano();
        return (LAUNCH_NANOS + Math.max(moving, multiplying)) / EFFICIENCY;
    }
}
