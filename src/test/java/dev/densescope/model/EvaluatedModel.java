package dev.densescope.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.ParameterTensors;
import dev.densescope.plan.step.RunningStatistics;
import dev.densescope.weights.tensor.TensorValues;

/** The outputs of a model by our own engine in evaluation mode, with which those of other programs are compared. */
public final class EvaluatedModel {
    private static final int THREADS = 2;

    private EvaluatedModel() {}

    /**
     * Logits (N, classes) of one minibatch.
     *
     * @param images (N, H, W, C)
     */
    public static float[] logits(ExportedModel model, float[] images) {
        Schedule schedule = Schedule.compile(model.network(), model.plan(), Target.processor(THREADS));
        try (Device device = new CpuDevice(THREADS);
                TrainingEngine engine = new TrainingEngine(schedule, device)) {
            write(schedule, engine, model.weights());
            int batch = model.network().spec().batch();
            assertTrue(
                    engine.evaluate(images, new int[batch], batch, () -> false).isPresent());
            return engine.read(schedule.tensors().logits());
        }
    }

    private static void write(Schedule schedule, TrainingEngine engine, TensorValues weights) {
        for (ParameterTensors tensors : schedule.tensors().parameters()) {
            engine.write(tensors.value(), weights.of(tensors.parameter().name()));
        }
        for (RunningStatistics statistics : schedule.tensors().runningStatistics()) {
            engine.write(statistics.mean(), weights.of(statistics.batchNorm().runningMeanName()));
            engine.write(
                    statistics.variance(), weights.of(statistics.batchNorm().runningVarianceName()));
        }
    }
}
