package dev.densescope.session.local;

import dev.densescope.data.DataException;
import dev.densescope.data.ImageSource;
import dev.densescope.data.ReplacementNotice;
import dev.densescope.device.Device;
import dev.densescope.device.DeviceMemory;
import dev.densescope.device.StepSettings;
import dev.densescope.engine.StepOutcome;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.memory.Recorder;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.session.device.Devices;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.weights.UnevaluatedEpoch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Executes the steps of a run. Confined to the run thread, like its device and engine. */
final class Training implements AutoCloseable {
    private final RunPlan plan;
    private final Devices devices;
    private final ImageSource source;
    private final ParameterFiles files;
    private final RunJournal journal;
    private final RunStage stage;
    private final BooleanSupplier stop;
    /** Polled between steps. */
    private final BooleanSupplier stopBetweenSteps;

    private boolean hasAbandonedStep;
    /** Steps of the whole training so far, including earlier runs. */
    private int finishedSteps;
    /** Notices of the files and, once it is open, of the device. */
    private Supplier<List<String>> notices = List::of;

    private Supplier<Optional<DeviceMemory>> deviceMemory = Optional::empty;

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
        finishedSteps = plan.settings().stepsBefore();
        // called between operations, so also samples the process memory
        stop = () -> {
            journal.sampleProcessMemory();
            return stage.cancelled();
        };
        stopBetweenSteps = () -> stop.getAsBoolean() || stage.stopped().isPresent();
    }

    /** Step of the last checkpoint; empty if none was written. Any thread. */
    OptionalInt checkpointSteps() {
        return files.checkpointSteps();
    }

    /** The state of the completed training, if it was kept. Any thread. */
    Optional<UnsavedTraining> unsaved() {
        return files.unsaved();
    }

    RunOutcome run() {
        try (this) {
            return prepareAndTrain();
        }
    }

    /** Ends the threads that read images; {@link #run} also does. */
    @Override
    public void close() {
        source.close();
        files.release();
    }

    private RunOutcome prepareAndTrain() {
        journal.started();
        RunSettings settings = plan.settings();
        if (stop.getAsBoolean()) {
            return new RunOutcome.Cancelled(0);
        }
        try (Device device = devices.open(settings.on())) {
            journal.deviceOpened(device.info(), device.memory());
            deviceMemory = device::memory;
            ReplacementNotice replacements = new ReplacementNotice(source);
            notices = () -> Stream.of(files.notices(), device.notices(), replacements.sentences())
                    .flatMap(List::stream)
                    .toList();
            try {
                RunOutcome outcome = stop.getAsBoolean() ? new RunOutcome.Cancelled(0) : trainOn(device);
                journal.storageFreed(device.memory());
                return outcome;
            } finally {
                journal.noticed(notices.get());
            }
        }
    }

    private RunOutcome trainOn(Device device) {
        try (TrainingEngine engine = new TrainingEngine(plan.schedule(), device)) {
            if (stop.getAsBoolean()) {
                return new RunOutcome.Cancelled(0);
            }
            engine.initializeParameters(plan.settings().seed());
            EngineTensors tensors = new EngineTensors(plan.schedule().tensors(), engine);
            try (files) {
                files.beforeFirstStep(tensors);
                return stage.beginSteps() ? train(engine, tensors) : new RunOutcome.Cancelled(0);
            }
        }
    }

    /** Trains, and writes the result if it ends early. */
    private RunOutcome train(TrainingEngine engine, EngineTensors tensors) {
        try {
            RunOutcome outcome = trainSteps(engine, tensors);
            if (outcome instanceof RunOutcome.Cancelled || outcome instanceof RunOutcome.Failed) {
                writeResult(tensors);
            }
            return failedIfLost(outcome);
        } catch (DataException gone) {
            files.endedEarly(tensors, finishedSteps);
            throw files.lost()
                    .map(why -> new DataException(lost(gone.getMessage(), why), gone))
                    .orElse(gone);
        }
    }

    private void writeResult(EngineTensors tensors) {
        files.endedEarly(tensors, finishedSteps);
        if (!hasAbandonedStep) {
            stage.stopped().ifPresent(file -> files.whenStopped(file, tensors, finishedSteps));
        }
    }

    /** Replaces the outcome of a run whose result could not be written. */
    private RunOutcome failedIfLost(RunOutcome outcome) {
        Optional<String> lost = outcome instanceof RunOutcome.NotFinite ? Optional.empty() : files.lost();
        return lost.<RunOutcome>map(why -> new RunOutcome.Failed(lost(outcome.sentence(), why)))
                .orElse(outcome);
    }

    private static String lost(String ending, String why) {
        return "%s Its results could not be saved. %s".formatted(ending, why);
    }

    private RunOutcome trainSteps(TrainingEngine engine, EngineTensors tensors) {
        Minibatch minibatch = new Minibatch(plan.schedule());
        Epochs epochs = new Epochs(source, engine, minibatch);
        files.epochSumsBefore().ifPresent(sums -> epochs.resume(sums, finishedSteps));
        files.epochContinued(epochs.unfinished(finishedSteps));
        Recorder recorder = journal.startRecording(engine.measurement().reservedBytes());
        int last = plan.settings().trainingSteps();
        if (!makeUpEvaluation(epochs)) {
            return new RunOutcome.Cancelled(finishedSteps);
        }
        if (finishedSteps == last) {
            files.afterLastStep(tensors, last);
        }
        for (int step = plan.settings().stepsBefore() + 1; step <= last; step++) {
            files.beforeStep(tensors);
            long asked = System.nanoTime();
            if (stopBetweenSteps.getAsBoolean()
                    || !source.next(minibatch.images(), minibatch.labels(), stopBetweenSteps)) {
                return new RunOutcome.Cancelled(step - 1);
            }
            long waitNanos = System.nanoTime() - asked;
            if (!(step(engine, minibatch, step, recorder, waitNanos) instanceof StepOutcome.Finished finished)) {
                files.stepAbandoned(tensors);
                hasAbandonedStep = true;
                return new RunOutcome.Cancelled(step - 1);
            }
            files.afterFirstStep();
            if (!Float.isFinite(finished.loss()) || finished.nonFinite().isPresent()) {
                return notFinite(step, finished);
            }
            finishedSteps = step;
            epochs.stepFinished(step, finished.loss(), finished.correct());
            files.epochContinued(epochs.unfinished(step));
            // before anything that may fail
            save(tensors, step, last, epochs.endWith(step));
            journal.noticed(notices.get());
            if (epochs.endWith(step) && plan.settings().epochs().isPresent() && !finishEpoch(epochs, tensors, step)) {
                return new RunOutcome.Cancelled(step);
            }
            Optional<String> fileFailure = journal.fileFailure();
            if (fileFailure.isPresent()) {
                return new RunOutcome.Failed(fileFailure.get());
            }
        }
        files.beforeEnd(tensors, last);
        files.keepEnd(tensors, last);
        journal.noticed(notices.get());
        return new RunOutcome.Completed();
    }

    private void save(EngineTensors tensors, int step, int last, boolean epochEnded) {
        if (step == last) {
            files.afterLastStep(tensors, last);
        } else {
            files.afterStep(tensors, step, epochEnded);
        }
    }

    private StepOutcome step(TrainingEngine engine, Minibatch minibatch, int step, Recorder recorder, long waitNanos) {
        recorder.stepStarted(step);
        long start = System.nanoTime();
        StepOutcome outcome = engine.step(minibatch.images(), minibatch.labels(), stepSettings(step), recorder, stop);
        long nanos = System.nanoTime() - start;
        if (outcome instanceof StepOutcome.Finished finished) {
            float accuracy = (float) finished.correct() / minibatch.labels().length;
            journal.stepFinished(
                    new RunJournal.Step(
                            finished.loss(), accuracy, nanos - finished.probeNanos(), waitNanos, deviceMemory.get()),
                    recorder.stepFinished(),
                    engine.measurement());
            journal.noticed(notices.get());
        }
        return outcome;
    }

    /**
     * Ends an epoch with its evaluation; false if the run was stopped meanwhile. The epoch is recorded in either case.
     */
    private boolean finishEpoch(Epochs epochs, EngineTensors tensors, int step) {
        journal.evaluationStarted();
        EpochSummary epoch = epochs.finish(step, stopBetweenSteps);
        record(epoch);
        boolean stopped = stopBetweenSteps.getAsBoolean();
        if (stopped && epoch.evaluation().isEmpty() && epochs.areEvaluated()) {
            files.notEvaluated(Epochs.unevaluated(epoch), tensors, step);
        }
        return !stopped;
    }

    /**
     * Evaluates the last epoch before this run, if its evaluation was interrupted; false if this run is stopped
     * meanwhile.
     */
    private boolean makeUpEvaluation(Epochs epochs) {
        Optional<UnevaluatedEpoch> missing = files.unevaluatedBefore();
        if (missing.isEmpty() || plan.settings().epochs().isEmpty() || !epochs.endWith(finishedSteps)) {
            return true;
        }
        journal.evaluationStarted();
        epochs.makeUp(finishedSteps, missing.get(), stopBetweenSteps).ifPresent(this::record);
        return !stopBetweenSteps.getAsBoolean();
    }

    private void record(EpochSummary epoch) {
        journal.epochFinished(epoch);
        journal.noticed(Epochs.notice(epoch).stream().toList());
    }

    private static RunOutcome notFinite(int step, StepOutcome.Finished finished) {
        return new RunOutcome.NotFinite(
                step,
                finished.loss(),
                finished.nonFinite().map(first -> new RunOutcome.NotFinite.Origin(first.layer(), first.tensor())));
    }

    private StepSettings stepSettings(int step) {
        RunSettings settings = plan.settings();
        return new StepSettings(
                step,
                settings.seed(),
                (float) settings.recipe().learningRate(step, settings.trainingSteps()),
                (float) settings.recipe().momentum(),
                (float) settings.recipe().weightDecay());
    }
}
