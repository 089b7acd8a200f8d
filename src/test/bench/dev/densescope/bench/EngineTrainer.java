package dev.densescope.bench;

import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.engine.StepOutcome;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.memory.Recorder;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.Strategy;

/** Our engine on a workload, recording as in a run. */
final class EngineTrainer implements AutoCloseable {
    private final TrainingEngine engine;
    private final Recorder recorder;
    private final float[] images;
    private final int[] labels;
    private final StepSettings settings = new StepSettings(
            1,
            Workload.SEED,
            (float) Workload.LEARNING_RATE,
            (float) Workload.MOMENTUM,
            (float) Workload.WEIGHT_DECAY);

    EngineTrainer(Workload workload, Strategy strategy, Device device, int threads) {
        Schedule schedule = Schedule.compile(workload.network(), strategy, threads);
        engine = new TrainingEngine(schedule, device);
        engine.initializeParameters(Workload.SEED);
        recorder = new Recorder(schedule.legend(), System.nanoTime());
        images = workload.images();
        labels = workload.labels();
    }

    /** One step; gives the loss. */
    float step() {
        recorder.stepStarted(1);
        StepOutcome outcome = engine.step(images, labels, settings, recorder, () -> false);
        recorder.stepFinished();
        return outcome instanceof StepOutcome.Finished finished ? finished.loss() : Float.NaN;
    }

    @Override
    public void close() {
        engine.close();
    }
}
