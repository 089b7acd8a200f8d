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
 * Costs of operations on a device, from a few steps of designs that are small but whose layers are like those of real ones:
 * every kind of operation, narrow and wide inputs, large and small maps.
 */
public final class Calibration {
    private static final int STEPS = 3;
    private static final int CLASSES = 100;

    private Calibration() {}

    /**
     * Trains for about half a second. On the thread that uses the device; nothing else may run on it.
     *
     * @param target that schedules for the device are compiled for
     * @param stop asked between operations
     * @throws CancellationException once {@code stop} says so
     */
    public static FittedCosts of(Device device, Target target, BooleanSupplier stop) {
        List<CostSample> samples = new ArrayList<>();
        for (DenseNetSpec design : designs()) {
            for (StoragePlan plan : plans()) {
                samples.addAll(samples(device, Schedule.compile(Network.of(design), plan, target), stop));
            }
        }
        return FittedCosts.of(samples);
    }

    private static List<DenseNetSpec> designs() {
        return List.of(
                design(Stem.CIFAR, 32, 48, 32, new DenseBlockSpec(2, 12, 4), new DenseBlockSpec(2, 12, 4)),
                design(Stem.CIFAR, 32, 200, 32, new DenseBlockSpec(1, 12, 4), new DenseBlockSpec(1, 12, 0)),
                design(Stem.IMAGENET, 112, 64, 8, new DenseBlockSpec(2, 32, 4), new DenseBlockSpec(2, 32, 4)),
                design(Stem.IMAGENET, 56, 512, 32, new DenseBlockSpec(1, 32, 4), new DenseBlockSpec(1, 32, 0)));
    }

    private static DenseNetSpec design(Stem stem, int side, int channels, int batch, DenseBlockSpec... blocks) {
        return new DenseNetSpec(
                "calibration", InputSpec.square(side), stem, channels, List.of(blocks), 0.5, 0.2, CLASSES, batch);
    }

    /** Between them, they compute everything in every way. */
    private static List<StoragePlan> plans() {
        return List.of(Strategies.baseline(), Strategies.recommended(), Strategies.keepingLeast());
    }

    private static List<CostSample> samples(Device device, Schedule schedule, BooleanSupplier stop) {
        Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
        long[][] nanos = new long[schedule.operations().size()][STEPS];
        try (TrainingEngine engine = new TrainingEngine(schedule, device)) {
            engine.initializeParameters(1);
            float[] images = images(schedule);
            int[] labels = new int[schedule.network().spec().batch()];
            for (int step = 0; step <= STEPS; step++) {
                recorder.stepStarted(step + 1);
                engine.step(images, labels, new StepSettings(step + 1, 1, 0, 0, 0), recorder, stop);
                if (stop.getAsBoolean()) {
                    throw new CancellationException("the calibration was stopped");
                }
                StepTrace trace = recorder.stepFinished();
                for (int i = 0; i < nanos.length && step > 0; i++) { // the first step warms up
                    nanos[i][step - 1] = trace.durationNanos(i);
                }
            }
        }
        List<CostSample> samples = new ArrayList<>();
        for (int i = 0; i < nanos.length; i++) {
            Arrays.sort(nanos[i]);
            samples.add(new CostSample(Work.of(schedule.operations().get(i).computation()), nanos[i][STEPS / 2]));
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
