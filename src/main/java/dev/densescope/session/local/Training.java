package dev.densescope.session.local;

import dev.densescope.data.ImageSource;
import dev.densescope.device.Device;
import dev.densescope.device.StepSettings;
import dev.densescope.engine.StepOutcome;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.memory.Recorder;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunSettings;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Trains for as many steps as the settings say. Confined to the run thread, device and engine included. */
final class Training {
    private final RunPlan plan;
    private final Devices devices;
    private final ImageSource source;
    private final ParameterFiles files;
    private final RunJournal journal;
    private final RunStage stage;
    private final BooleanSupplier stop;

    Training(
            RunPlan plan,
            Devices devices,
            ImageSource source,
            ParameterFiles files,
            RunJournal journal,
            RunStage stage) {
        this.plan = plan;
        this.devices = devices;
        this.source = source;
        this.files = files;
        this.journal = journal;
        this.stage = stage;
        // asked between any two operations: the place to look at the process' memory as well
        stop = () -> {
            journal.sampleProcessMemory();
            return stage.cancelled();
        };
    }

    RunOutcome run() {
        try (source) {
            return prepareAndTrain();
        }
    }

    private RunOutcome prepareAndTrain() {
        journal.started();
        RunSettings settings = plan.settings();
        if (stop.getAsBoolean()) {
            return new RunOutcome.Cancelled(0);
        }
        try (Device device = devices.open(settings.device(), settings.threads())) {
            journal.deviceOpened(device.info());
            if (stop.getAsBoolean()) {
                return new RunOutcome.Cancelled(0);
            }
            try (TrainingEngine engine = new TrainingEngine(plan.schedule(), device)) {
                if (stop.getAsBoolean()) {
                    return new RunOutcome.Cancelled(0);
                }
                engine.initializeParameters(settings.seed());
                EngineTensors tensors = new EngineTensors(plan.schedule().tensors(), engine);
                files.beforeFirstStep(tensors);
                return stage.beginSteps() ? train(engine, tensors) : new RunOutcome.Cancelled(0);
            }
        }
    }

    private RunOutcome train(TrainingEngine engine, EngineTensors tensors) {
        RunSettings settings = plan.settings();
        float[] images = new float
                [Math.toIntExact(plan.schedule().tensors().images().shape().elements())];
        int[] labels = new int[settings.spec().batch()];
        Recorder recorder = journal.startRecording(engine.measurement().reservedBytes());
        int last = plan.trainingSteps();
        for (int step = plan.finishedSteps() + 1; step <= last; step++) {
            if (!source.next(images, labels, stop)) {
                return new RunOutcome.Cancelled(step - 1);
            }
            recorder.stepStarted(step);
            long start = System.nanoTime();
            StepOutcome outcome = engine.step(images, labels, stepSettings(settings, step), recorder, stop);
            long nanos = System.nanoTime() - start;
            if (!(outcome instanceof StepOutcome.Finished finished)) {
                return new RunOutcome.Cancelled(step - 1);
            }
            journal.stepFinished(finished.loss(), nanos, recorder.stepFinished(), engine.measurement());
            if (!Float.isFinite(finished.loss())) {
                return new RunOutcome.NotFinite(step, finished.loss());
            }
            Optional<String> fileFailure = journal.fileFailure();
            if (fileFailure.isPresent()) {
                return new RunOutcome.Failed(fileFailure.get());
            }
            if (step < last) {
                files.afterStep(tensors, step, step % source.batchesPerEpoch() == 0);
            }
        }
        files.afterLastStep(tensors, last);
        return new RunOutcome.Completed();
    }

    private static StepSettings stepSettings(RunSettings settings, int step) {
        return new StepSettings(
                step,
                settings.seed(),
                (float) settings.recipe().learningRate(),
                (float) settings.recipe().momentum(),
                (float) settings.recipe().weightDecay());
    }
}
