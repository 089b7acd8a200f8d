package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.memory.Recorder;
import dev.densescope.network.Network;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a few training steps gave.
 *
 * @param losses of each step
 * @param tensors by step and name: gradients, parameters, momentum and running statistics after each step
 */
record TrainedSteps(List<Float> losses, Map<String, float[]> tensors, EngineMeasurement measurement) {
    private static final long SEED = 11;

    /** Trains a network from the same start, on the same batches, whatever strategy and device. */
    static TrainedSteps of(Network network, Strategy strategy, TestDevice testDevice, int steps) {
        try (Device device = testDevice.open()) {
            return of(Schedule.compile(network, strategy, testDevice.target()), device, steps);
        }
    }

    /** The same on a device of the caller's. */
    static TrainedSteps of(Schedule schedule, Device device, int steps) {
        try (TrainingEngine engine = new TrainingEngine(schedule, device)) {
            return train(schedule, engine, steps);
        }
    }

    /** Trains from the same start, on the same batches, with an engine of the caller's. */
    static TrainedSteps train(Schedule schedule, TrainingEngine engine, int steps) {
        return train(schedule, engine, steps, () -> {});
    }

    /** The same, with something to do after each step. */
    static TrainedSteps train(Schedule schedule, TrainingEngine engine, int steps, Runnable afterStep) {
        List<Float> losses = new ArrayList<>();
        Map<String, float[]> tensors = new LinkedHashMap<>();
        TestBatch batches = new TestBatch(schedule.network(), SEED);
        Recorder recorder = new Recorder(schedule.legend(), System.nanoTime());
        engine.initializeParameters(SEED);
        for (int step = 1; step <= steps; step++) {
            recorder.stepStarted(step);
            StepSettings settings = new StepSettings(step, SEED, 0.1f, 0.9f, 1e-4f);
            StepOutcome outcome = engine.step(batches.images(), batches.labels(), settings, recorder, () -> false);
            recorder.stepFinished();
            losses.add(((StepOutcome.Finished) outcome).loss());
            addTensors(tensors, "step " + step + ": ", schedule, engine);
            afterStep.run();
        }
        return new TrainedSteps(losses, tensors, engine.measurement());
    }

    private static void addTensors(
            Map<String, float[]> tensors, String prefix, Schedule schedule, TrainingEngine engine) {
        for (ParameterTensors parameter : schedule.tensors().parameters()) {
            String name = prefix + parameter.parameter().name();
            tensors.put(name, engine.read(parameter.value()));
            tensors.put(name + " gradient", engine.read(parameter.gradient()));
            tensors.put(name + " momentum", engine.read(parameter.momentum()));
        }
        for (RunningStatistics statistics : schedule.tensors().runningStatistics()) {
            tensors.put(prefix + statistics.batchNorm().runningMeanName(), engine.read(statistics.mean()));
            tensors.put(prefix + statistics.batchNorm().runningVarianceName(), engine.read(statistics.variance()));
        }
    }
}
