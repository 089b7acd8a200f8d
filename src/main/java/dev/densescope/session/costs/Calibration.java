package dev.densescope.session.costs;

import dev.densescope.device.Device;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Measures the costs of operations on a device with a few steps of small designs. Their layers are representative:
 * every kind of operation, few and many channels, large and small feature maps.
 */
public final class Calibration {
    /** Number of rounds whose times are used. */
    private static final int ROUNDS = 4;

    /**
     * The JIT compiler's share of a round, above which its times are not used: in the first seconds of a process it takes
     * the cores from the kernels, and operations take twice as long.
     */
    private static final double MOST_COMPILATION = 0.1;

    /** Ends the calibration even if the JIT compiler is still busy. */
    private static final long MOST_NANOS = 6_000_000_000L;

    private static final int CLASSES = 100;

    private Calibration() {}

    /**
     * Trains four steps of each schedule, after the JIT compiler has come to rest. Call it on the thread that uses the
     * device, which must not run anything else.
     *
     * @param target the target of the device's schedules
     * @param stop polled between operations
     * @throws CancellationException if {@code stop} returns true
     */
    public static FittedCosts of(Device device, Target target, BooleanSupplier stop) {
        List<CalibratedSchedule> schedules = new ArrayList<>();
        try {
            for (DenseNetSpec design : designs()) {
                Network network = Network.of(design);
                plans(network, target)
                        .forEach(plan ->
                                schedules.add(new CalibratedSchedule(Schedule.compile(network, plan, target), device)));
            }
            train(schedules, stop);
            return FittedCosts.of(
                    schedules.stream().flatMap(each -> each.samples().stream()).toList());
        } finally {
            schedules.forEach(CalibratedSchedule::close);
        }
    }

    /** In rounds, so that what disturbs the machine for a while does not disturb all steps of one schedule. */
    private static void train(List<CalibratedSchedule> schedules, BooleanSupplier stop) {
        long start = System.nanoTime();
        int undisturbed = 0;
        for (int round = 1; undisturbed < ROUNDS && System.nanoTime() - start < MOST_NANOS; round++) {
            long roundStart = System.nanoTime();
            long compiledMillis = compiledMillis();
            for (CalibratedSchedule schedule : schedules) {
                schedule.step(round, stop);
            }
            double nanos = System.nanoTime() - roundStart;
            boolean disturbed = (compiledMillis() - compiledMillis) * 1e6 > MOST_COMPILATION * nanos;
            if (disturbed && undisturbed == 0) {
                schedules.forEach(CalibratedSchedule::forgetAllButLast);
            } else {
                undisturbed++;
            }
        }
    }

    /** Total time of the JIT compiler so far. */
    private static long compiledMillis() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                ? compiler.getTotalCompilationTime()
                : 0;
    }

    /** Designs whose first block has feature maps larger than the caches, and whose second block has smaller ones. */
    private static List<DenseNetSpec> designs() {
        return List.of(
                design(Stem.CIFAR, 32, 144, 20, new DenseBlockSpec(1, 12, 4), new DenseBlockSpec(1, 12, 0)),
                design(Stem.IMAGENET, 96, 64, 4, new DenseBlockSpec(1, 32, 4), new DenseBlockSpec(1, 32, 4)));
    }

    private static DenseNetSpec design(Stem stem, int side, int channels, int batch, DenseBlockSpec... blocks) {
        return new DenseNetSpec(
                "calibration", InputSpec.square(side), stem, channels, List.of(blocks), 0.5, 0.2, CLASSES, batch);
    }

    /**
     * Plans that together contain all variants of the operations: with and without copies of features, kept and
     * recomputed, as a whole and, if the target supports it, in chunks of channels.
     */
    private static List<StoragePlan> plans(Network network, Target target) {
        StoragePlan least = Strategies.keepingLeast();
        StoragePlan inChunks = StepPlan.of(network, least).inChunks(network);
        return target.computesInChunks()
                ? List.of(Strategies.checkpointing(), least, inChunks)
                : List.of(Strategies.checkpointing(), least);
    }
}
