package dev.densescope.session.costs;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.CostSample;
import dev.densescope.plan.cost.FittedCosts;
import dev.densescope.plan.cost.Work;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.hardware.Target;
import dev.densescope.spec.DenseBlockSpec;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.InputSpec;
import dev.densescope.spec.Stem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Measures the costs of operations on a device with a few steps of small designs. Their layers are representative:
 * every kind of operation, few and many channels, large and small feature maps.
 */
public final class Calibration {
    /** Minimum duration of the repeated steps, in nanoseconds, for all schedules together. */
    private static final long NANOS = 500_000_000;

    /** Minimum number of steps per schedule, of which the first is a warm-up. */
    private static final int LEAST_STEPS = 2;

    private static final int CLASSES = 100;

    private Calibration() {}

    /**
     * Trains for half a second, or longer if two steps of each schedule take longer: 0.7 s on two cores. Call it on the
     * thread that uses the device, which must not run anything else.
     *
     * @param target the target of the device's schedules
     * @param stop polled between operations
     * @throws CancellationException if {@code stop} returns true
     */
    public static FittedCosts of(Device device, Target target, BooleanSupplier stop) {
        List<CostSample> samples = new ArrayList<>();
        List<DenseNetSpec> designs = designs();
        for (DenseNetSpec design : designs) {
            Network network = Network.of(design);
            List<StoragePlan> plans = plans(network, target);
            long nanosPerSchedule = NANOS / ((long) designs.size() * plans.size());
            for (StoragePlan plan : plans) {
                Schedule schedule = Schedule.compile(network, plan, target);
                samples.addAll(samples(device, schedule, System.nanoTime() + nanosPerSchedule, stop));
            }
        }
        return FittedCosts.of(samples);
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

    /** The shortest time of each operation, since other activity of the machine can only increase it. */
    private static List<CostSample> samples(Device device, Schedule schedule, long end, BooleanSupplier stop) {
        Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
        long[] shortest = new long[schedule.operations().size()];
        Arrays.fill(shortest, Long.MAX_VALUE);
        try (TrainingEngine engine = new TrainingEngine(schedule, device)) {
            engine.initializeParameters(1);
            float[] images = images(schedule);
            int[] labels = new int[schedule.network().spec().batch()];
            for (int step = 1; step <= LEAST_STEPS || System.nanoTime() < end; step++) {
                recorder.stepStarted(step);
                engine.step(images, labels, new StepSettings(step, 1, 0, 0, 0), recorder, stop);
                if (stop.getAsBoolean()) {
                    throw new CancellationException("the calibration was stopped");
                }
                StepTrace trace = recorder.stepFinished();
                for (int i = 0; i < shortest.length; i++) {
                    shortest[i] = Math.min(shortest[i], trace.durationNanos(i));
                }
            }
        }
        List<CostSample> samples = new ArrayList<>();
        for (int i = 0; i < shortest.length; i++) {
            samples.add(new CostSample(Work.of(schedule.operations().get(i).computation()), shortest[i]));
        }
        return samples;
    }

    private static float[] images(Schedule schedule) {
        Random random = new Random(1);
        float[] images =
                new float[Math.toIntExact(schedule.tensors().images().shape().elements())];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }
}
