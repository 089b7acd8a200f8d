package dev.densescope.session.local;

import dev.densescope.data.DataException;
import dev.densescope.data.ImageSource;
import dev.densescope.data.ReplacementNotice;
import dev.densescope.device.Device;
import dev.densescope.device.DeviceMemory;
import dev.densescope.device.StepSettings;
import dev.densescope.engine.StepOutcome;
import dev.densescope.engine.TrainingEngine;
import dev.densescope.language.Text;
import dev.densescope.memory.Recorder;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.session.device.Devices;
import dev.densescope.session.local.parameters.BetweenTurns;
import dev.densescope.session.local.parameters.EngineTensors;
import dev.densescope.session.local.parameters.ParameterFiles;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.weights.EpochSums;
import dev.densescope.weights.UnevaluatedEpoch;
import dev.densescope.weights.tensor.TensorValues;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Executes the steps of a run, in turns if others run as well. Confined to the run thread, like its device and engine. */
final class Training implements AutoCloseable {
    private final RunPlan plan;
    private final Devices devices;
    private final ImageSource source;
    private final ParameterFiles files;
    private final RunJournal journal;
    private final RunLifecycle stage;
    private final RunGroup.Seat seat;
    private final BetweenTurns between;
    private final ReplacementNotice replacements;
    private final BooleanSupplier stop;
    /** Polled between steps. */
    private final BooleanSupplier stopBetweenSteps;

    private boolean hasAbandonedStep;
    /** Steps of the whole training so far, including earlier runs. */
    private int finishedSteps;
    /** The turn in progress or the last one, from 1. */
    private int turn;
    /** Of the unfinished epoch, between two turns. */
    private Optional<EpochSums> epochSums = Optional.empty();
    /** Notices of the files and, once it is open, of the device. */
    private Supplier<List<Text>> notices = List::of;

    private Supplier<Optional<DeviceMemory>> deviceMemory = Optional::empty;

    Training(
            RunPlan plan,
            Devices devices,
            ImageSource source,
            ParameterFiles files,
            RunJournal journal,
            RunLifecycle stage,
            RunGroup.Seat seat) {
        this.plan = plan;
        this.seat = seat;
        between = new BetweenTurns(files.folder());
        replacements = new ReplacementNotice(source);
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
            return takeTurns();
        }
    }

    /** Ends the threads that read images; {@link #run} also does. */
    @Override
    public void close() {
        between.close();
        source.close();
        files.release();
    }

    private RunOutcome takeTurns() {
        journal.started();
        while (seat.await(() -> stage.cancelled() || stage.stopped().isPresent())) {
            Optional<RunOutcome> ended = takeTurn();
            if (ended.isPresent()) {
                return ended.get();
            }
            seat.pass();
        }
        return cancelled();
    }

    /** A turn on a device of its own, so that the memory of other runs is not needed at the same time; empty if others follow. */
    private Optional<RunOutcome> takeTurn() {
        turn++;
        journal.turnStarted(turn);
        if (stop.getAsBoolean()) {
            return Optional.of(cancelled());
        }
        try (Device device = devices.open(plan.settings().on())) {
            journal.deviceOpened(device.info(), device.memory());
            deviceMemory = device::memory;
            notices = () -> Stream.of(files.notices(), device.notices(), replacements.sentences())
                    .flatMap(List::stream)
                    .toList();
            try {
                Optional<RunOutcome> outcome = stop.getAsBoolean() ? Optional.of(cancelled()) : trainOn(device);
                if (outcome.isPresent()) {
                    journal.storageFreed(device.memory());
                }
                return outcome;
            } finally {
                journal.noticed(notices.get());
            }
        } finally {
            journal.turnEnded();
        }
    }

    /** The end of a run that is cancelled before it trains, or between its turns. */
    private RunOutcome cancelled() {
        if (!between.isKept()) {
            return new RunOutcome.Cancelled(0);
        }
        writeResult(between);
        journal.noticed(files.notices());
        return failedIfLost(new RunOutcome.Cancelled(finishedSteps));
    }

    private Optional<RunOutcome> trainOn(Device device) {
        try (TrainingEngine engine = new TrainingEngine(plan.schedule(), device)) {
            if (stop.getAsBoolean()) {
                return Optional.of(cancelled());
            }
            engine.initializeParameters(plan.settings().seed());
            EngineTensors tensors = new EngineTensors(plan.schedule().tensors(), engine);
            if (between.isKept()) {
                between.restore(tensors);
                return train(engine, tensors);
            }
            try (files) {
                files.beforeFirstStep(tensors);
                return stage.beginSteps() ? train(engine, tensors) : Optional.of(new RunOutcome.Cancelled(0));
            }
        }
    }

    /** Trains, and writes the result if it ends early. */
    private Optional<RunOutcome> train(TrainingEngine engine, EngineTensors tensors) {
        try {
            Optional<RunOutcome> outcome = trainSteps(engine, tensors);
            if (outcome.filter(end -> end instanceof RunOutcome.Cancelled || end instanceof RunOutcome.Failed)
                    .isPresent()) {
                writeResult(tensors);
            }
            return outcome.map(this::failedIfLost);
        } catch (DataException gone) {
            files.endedEarly(tensors, finishedSteps);
            throw files.lost()
                    .map(why -> new DataException(lost(gone.told(), why), gone))
                    .orElse(gone);
        }
    }

    private void writeResult(TensorValues tensors) {
        files.endedEarly(tensors, finishedSteps);
        if (!hasAbandonedStep) {
            stage.stopped().ifPresent(file -> files.whenStopped(file, tensors, finishedSteps));
        }
    }

    /** Replaces the outcome of a run whose result could not be written. */
    private RunOutcome failedIfLost(RunOutcome outcome) {
        Optional<Text> lost = outcome instanceof RunOutcome.NotFinite ? Optional.empty() : files.lost();
        return lost.<RunOutcome>map(why -> new RunOutcome.Failed(lost(outcome.text(), why)))
                .orElse(outcome);
    }

    private static Text lost(Text ending, Text why) {
        return Text.of("%s Its results could not be saved. %s", ending, why);
    }

    /** Trains until the end of the turn; empty if another one follows. */
    private Optional<RunOutcome> trainSteps(TrainingEngine engine, EngineTensors tensors) {
        RunSettings settings = plan.settings();
        Minibatch minibatch = new Minibatch(plan.schedule());
        Epochs epochs = new Epochs(source, engine, minibatch);
        (turn == 1 ? files.epochSumsBefore() : epochSums).ifPresent(sums -> epochs.resume(sums, finishedSteps));
        files.epochContinued(epochs.unfinished(finishedSteps));
        Recorder recorder = journal.recorder(engine.measurement().reservedBytes());
        int last = settings.trainingSteps();
        if (turn == 1 && !makeUpEvaluation(epochs)) {
            return Optional.of(new RunOutcome.Cancelled(finishedSteps));
        }
        if (finishedSteps == last) {
            files.afterLastStep(tensors, last);
        }
        int lastOfTurn = settings.stepsBefore() + settings.length().lastStepOf(turn);
        for (int step = finishedSteps + 1; step <= lastOfTurn; step++) {
            Optional<RunOutcome> ended = train(engine, tensors, minibatch, epochs, recorder, step);
            if (ended.isPresent()) {
                return ended;
            }
        }
        if (lastOfTurn < last) {
            epochSums = epochs.sums(finishedSteps);
            between.keep(tensors);
            return Optional.empty();
        }
        files.beforeEnd(tensors, last);
        files.keepEnd(tensors, last);
        journal.noticed(notices.get());
        return Optional.of(new RunOutcome.Completed());
    }

    /** One step and everything after it; returns how the run ends, if it does. */
    private Optional<RunOutcome> train(
            TrainingEngine engine,
            EngineTensors tensors,
            Minibatch minibatch,
            Epochs epochs,
            Recorder recorder,
            int step) {
        files.beforeStep(tensors);
        long asked = System.nanoTime();
        if (stopBetweenSteps.getAsBoolean() || !source.next(minibatch.images(), minibatch.labels(), stopBetweenSteps)) {
            return Optional.of(new RunOutcome.Cancelled(step - 1));
        }
        long waitNanos = System.nanoTime() - asked;
        if (!(step(engine, minibatch, step, recorder, waitNanos) instanceof StepOutcome.Finished finished)) {
            files.stepAbandoned(tensors);
            hasAbandonedStep = true;
            return Optional.of(new RunOutcome.Cancelled(step - 1));
        }
        files.afterFirstStep();
        if (!Float.isFinite(finished.loss()) || finished.nonFinite().isPresent()) {
            return Optional.of(notFinite(step, finished));
        }
        finishedSteps = step;
        epochs.stepFinished(step, finished.loss(), finished.correct());
        files.epochContinued(epochs.unfinished(step));
        // before anything that may fail
        save(tensors, step, plan.settings().trainingSteps(), epochs.endWith(step));
        journal.noticed(notices.get());
        if (epochs.endWith(step) && plan.settings().epochs().isPresent() && !finishEpoch(epochs, tensors, step)) {
            return Optional.of(new RunOutcome.Cancelled(step));
        }
        return journal.fileFailure().map(why -> new RunOutcome.Failed(why));
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
