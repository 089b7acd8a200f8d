package dev.densescope.session.costs;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.memory.Recorder;
import dev.densescope.memory.StepTrace;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.cost.CostSample;
import dev.densescope.plan.cost.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** One schedule of a calibration, and the shortest times of its operations. For the thread that uses the device. */
final class CalibratedSchedule implements AutoCloseable {
    private final Schedule schedule;
    private final TrainingEngine engine;
    private final Recorder recorder;
    private final float[] images;
    private final int[] labels;
    /** Times of each operation, by round. */
    private final List<long[]> nanos = new ArrayList<>();

    CalibratedSchedule(Schedule schedule, Device device) {
        this.schedule = schedule;
        recorder = new Recorder(schedule.legend(), System.nanoTime());
        images = images(schedule);
        labels = new int[schedule.network().spec().batch()];
        engine = new TrainingEngine(schedule, device);
        engine.initializeParameters(1);
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

    /**
     * Trains one step.
     *
     * @throws CancellationException if {@code stop} returns true
     */
    void step(int number, BooleanSupplier stop) {
        recorder.stepStarted(number);
        engine.step(images, labels, new StepSettings(number, 1, 0, 0, 0), recorder, stop);
        if (stop.getAsBoolean()) {
            throw new CancellationException("the calibration was stopped");
        }
        StepTrace trace = recorder.stepFinished();
        nanos.add(IntStream.range(0, trace.finished())
                .mapToLong(trace::durationNanos)
                .toArray());
    }

    /** Drops the times of all steps but the last. */
    void forgetAllButLast() {
        nanos.subList(0, nanos.size() - 1).clear();
    }

    /**
     * The time of each operation: the lower quartile of its rounds, since other activity of the machine can only increase
     * it. The shortest of many would be less than an operation usually takes.
     */
    List<CostSample> samples() {
        List<CostSample> samples = new ArrayList<>();
        for (int i = 0; i < schedule.operations().size(); i++) {
            int operation = i;
            long[] sorted =
                    nanos.stream().mapToLong(round -> round[operation]).sorted().toArray();
            samples.add(new CostSample(Work.of(schedule.operations().get(i).computation()), sorted[sorted.length / 4]));
        }
        return samples;
    }

    @Override
    public void close() {
        engine.close();
    }
}
