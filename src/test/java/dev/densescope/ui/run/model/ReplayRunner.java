package dev.densescope.ui.run.model;

import dev.densescope.data.DatasetSummary;
import dev.densescope.data.SkippedImages;
import dev.densescope.device.DeviceInfo;
import dev.densescope.language.Text;
import dev.densescope.memory.LayerBytes;
import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.session.Run;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunOutputs;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.Runner;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.session.measure.DeviceMemoryUse;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import dev.densescope.session.settings.StartingPoint;
import dev.densescope.spec.LayerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A runner for tests: nothing is computed, the test says how far its run has come. Bytes and lifetimes are those of the
 * real schedule, times and losses are made up and always the same.
 */
public final class ReplayRunner implements Runner {
    static final DeviceInfo DEVICE = new DeviceInfo("cpu", "Test processor, 2 threads", "replay", 24L << 30);
    private static final EnvironmentInfo ENVIRONMENT =
            new EnvironmentInfo("DenseScope", "Test system", "Test processor", 2, 24L << 30, "17");

    private Optional<String> refusal = Optional.empty();
    private RunRefusedException.Subject subject = RunRefusedException.Subject.SETTINGS;
    private SkippedImages skipped = SkippedImages.NONE;
    private List<Text> notices = List.of();
    private Optional<ReplayRun> latest = Optional.empty();
    private final List<RunOutputs> outputs = new ArrayList<>();
    private Optional<DatasetSummary> dataset = Optional.empty();
    private long limitBytes = Long.MAX_VALUE;
    private Runnable whileStarting = () -> {};
    private Optional<Error> scheduleFailure = Optional.empty();

    /** Every run is refused from here on. */
    public void refuse(String sentence, boolean isForceable) {
        refuse(sentence, isForceable ? RunRefusedException.Subject.MEMORY : RunRefusedException.Subject.SETTINGS);
    }

    /** Every run is refused from here on, until one is taken back. */
    public void refuse(String sentence, RunRefusedException.Subject reason) {
        refusal = Optional.of(sentence);
        subject = reason;
    }

    /** Every run that reserves more is refused from here on. */
    public void limit(long bytes) {
        limitBytes = bytes;
    }

    /** Runs are started again. */
    void accept() {
        refusal = Optional.empty();
    }

    /** Lets the run that goes on finish all its steps. */
    public void complete() {
        latest().complete();
    }

    public ReplayRun latest() {
        return latest.orElseThrow();
    }

    /** Files of images that the next run is to have skipped. */
    public void skip(SkippedImages images) {
        skipped = images;
    }

    /** What the next run is to recognise in its images. */
    public void recognise(DatasetSummary images) {
        dataset = Optional.of(images);
    }

    /** What the device of the next run is to say. */
    public void notice(String... sentences) {
        notices = Stream.of(sentences).map(Text::verbatim).toList();
    }

    /** The files that each run was to write. */
    public List<RunOutputs> outputs() {
        return outputs;
    }

    /** What the next run knows of its operations cannot be read. */
    public void failSchedule(Error thrown) {
        scheduleFailure = Optional.of(thrown);
    }

    /** Done while the next run is made ready, which is given up if the user has thought better of it by then. */
    public void whileStarting(Runnable action) {
        whileStarting = action;
    }

    @Override
    public Run start(RunSettings settings, RunOutputs files, boolean force, BooleanSupplier stop) {
        whileStarting.run();
        if (stop.getAsBoolean()) {
            throw new RunRefusedException(Text.verbatim("The run was cancelled before it started."));
        }
        outputs.add(files);
        boolean helped = subject == RunRefusedException.Subject.OUTPUT
                ? files.replaces() || files.keepingEnd(false).equals(RunOutputs.only(files.runFile()))
                : force;
        if (refusal.isPresent() && !helped) {
            throw new RunRefusedException(subject, Text.verbatim(refusal.orElseThrow()));
        }
        long needed = Prediction.of(Schedule.compile(
                        Network.of(settings.spec()),
                        settings.storage(),
                        settings.on().target()))
                .reservedBytes();
        if (needed > limitBytes && !force) {
            throw RunRefusedException.forMemory(
                    Text.verbatim("It does not fit"), Advice.reduce(Setting.BATCH), limitBytes);
        }
        ReplayRun run = new ReplayRun(left(settings), files, dataset, skipped, notices);
        run.scheduleFailure = scheduleFailure;
        scheduleFailure = Optional.empty();
        latest = Optional.of(run);
        return run;
    }

    /** What the run before has left to do of a training that goes on from its checkpoint. */
    private RunSettings left(RunSettings settings) {
        int done = settings.start() instanceof StartingPoint.Checkpoint
                ? latest.map(run -> run.checkpointSteps().orElse(run.settings().stepsBefore()))
                        .orElse(0)
                : 0;
        int left = settings.totalSteps() - done;
        int warmupSteps = Math.min(settings.warmupSteps(), left - 1);
        return settings.after(done).lasting(warmupSteps, left - warmupSteps);
    }

    @Override
    public Run startShortOfMemory(RunSettings settings, RunOutputs files, BooleanSupplier stop) {
        return start(settings, files, true, stop);
    }

    @Override
    public void close() {
        latest.ifPresent(Run::cancel);
    }

    /** A run whose progress the test sets. */
    public static final class ReplayRun implements Run {
        private final RunSettings settings;
        private final RunOutputs files;
        private final Optional<DatasetSummary> dataset;
        private final SkippedImages skipped;
        private final List<Text> notices;
        private final Schedule schedule;
        private final Prediction prediction;
        private final CompletableFuture<RunRecord> ended = new CompletableFuture<>();
        private final List<StepSummary> finished = new ArrayList<>();
        private final List<EpochSummary> epochs = new ArrayList<>();
        private boolean losesCheckpoints;
        private Optional<UnsavedTraining> unsaved = Optional.empty();
        private Optional<Path> stoppedInto = Optional.empty();
        private boolean finishesStep;
        private boolean completesWhenStopped;
        private Optional<Error> scheduleFailure = Optional.empty();
        private Optional<StepTrace> current = Optional.empty();
        private Optional<StepTrace> lastFinished = Optional.empty();

        ReplayRun(
                RunSettings settings,
                RunOutputs files,
                Optional<DatasetSummary> dataset,
                SkippedImages skipped,
                List<Text> notices) {
            this.files = files;
            this.dataset = dataset;
            this.skipped = skipped;
            this.notices = notices;
            this.settings = settings;
            schedule = Schedule.compile(Network.of(settings.spec()), settings.storage());
            prediction = Prediction.of(schedule);
        }

        @Override
        public RunSettings settings() {
            return settings;
        }

        @Override
        public Optional<DatasetSummary> dataset() {
            return dataset;
        }

        @Override
        public Schedule schedule() {
            if (scheduleFailure.isPresent()) {
                throw scheduleFailure.get();
            }
            return schedule;
        }

        /** Whole steps of this run up to {@code steps}, then {@code fraction} of the operations of the next. */
        public void advance(int steps, double fraction) {
            while (finished.size() < steps) {
                StepTrace trace = ReplayTrace.of(
                        schedule, last() + 1, schedule.operations().size());
                lastFinished = Optional.of(trace);
                current = lastFinished;
                finished.add(summary(trace));
            }
            if (fraction > 0) {
                int operations = (int) (fraction * schedule.operations().size());
                current = Optional.of(ReplayTrace.of(schedule, last() + 1, operations));
            }
        }

        /** An epoch of so many steps ends with the step that was finished last. */
        public void endEpoch(int steps) {
            int epoch = epochs.size() + 1;
            epochs.add(new EpochSummary(
                    epoch,
                    epoch * steps,
                    2.2 - 0.3 * epoch,
                    0.2 + 0.1 * epoch,
                    Optional.of(new EpochSummary.Evaluation(10_000, 2.3 - 0.28 * epoch, 0.19 + 0.09 * epoch, 1))));
        }

        /** All steps, in the last of which a tensor lived for longer than planned; and the end. */
        public void completeHoldingATensorTooLong() {
            advance(settings.totalSteps(), 0);
            lastFinished = lastFinished.map(ReplayTrace::withoutItsFirstRelease);
            end(new RunOutcome.Completed());
        }

        /** All steps, and the end. */
        void complete() {
            advance(settings.totalSteps(), 0);
            end(new RunOutcome.Completed());
        }

        /** Ends without a record, as when memory has run out altogether. */
        public void breakOff(Throwable thrown) {
            ended.completeExceptionally(thrown);
        }

        public void end(RunOutcome outcome) {
            ended.complete(record(outcome));
        }

        /** If it is stopped with a checkpoint, it ends only when the test ends it. */
        public void finishesStepWhenStopped() {
            finishesStep = true;
        }

        /** All steps are done when it is stopped. */
        public void completesWhenStopped() {
            completesWhenStopped = true;
        }

        private RunProgress.State state() {
            if (ended.isDone()) {
                return RunProgress.State.ENDED;
            }
            return stoppedInto.isPresent() ? RunProgress.State.FINISHING_STEP : RunProgress.State.STEPPING;
        }

        @Override
        public RunProgress progress() {
            return new RunProgress(
                    state(),
                    List.copyOf(finished),
                    List.copyOf(epochs),
                    skipped,
                    notices,
                    current,
                    lastFinished,
                    prediction.reservedBytes(),
                    current.map(trace -> trace.liveProfile().peakBytes()).orElse(0L),
                    prediction.reservedBytes() + (310L << 20),
                    0);
        }

        /** As if it were written after each step, unless another training's is there. */
        @Override
        public OptionalInt checkpointSteps() {
            boolean written = stoppedInto.isPresent()
                    || files.checkpoint()
                            .filter(checkpoint -> !finished.isEmpty() && Files.notExists(checkpoint.file()))
                            .isPresent();
            return written && !losesCheckpoints && !finished.isEmpty() ? OptionalInt.of(last()) : OptionalInt.empty();
        }

        @Override
        public void cancel() {
            if (completesWhenStopped) {
                complete();
                return;
            }
            end(new RunOutcome.Cancelled(finished.isEmpty() ? 0 : last()));
        }

        @Override
        public void stop(Path file) {
            stoppedInto = Optional.of(file);
            if (!finishesStep) {
                cancel();
            }
        }

        /** The last finished step of the training. */
        private int last() {
            return settings.stepsBefore() + finished.size();
        }

        /** What it has reached can be saved once it has completed. */
        public void keep(UnsavedTraining training) {
            unsaved = Optional.of(training);
        }

        @Override
        public Optional<UnsavedTraining> unsaved() {
            return ended.isDone() && files.keepsEnd() ? unsaved : Optional.empty();
        }

        /** No checkpoint is written from here on. */
        void loseCheckpoints() {
            losesCheckpoints = true;
        }

        /** Where a checkpoint was asked for when it was stopped. */
        Optional<Path> stoppedInto() {
            return stoppedInto;
        }

        @Override
        public CompletableFuture<RunRecord> ended() {
            return ended;
        }

        private StepSummary summary(StepTrace trace) {
            int step = trace.step();
            long nanos = trace.endNanos(trace.finished() - 1) - trace.startNanos(0) + 50_000;
            return new StepSummary(
                    step,
                    step - settings.stepsBefore() <= settings.warmupSteps(),
                    (float) (1.2 + 1.1 * Math.exp(-0.12 * (step - 1)) + 0.04 * Math.sin(step * 2.3)),
                    (float) (0.9 - 0.8 * Math.exp(-0.12 * (step - 1)) + 0.03 * Math.sin(step * 1.9)),
                    nanos,
                    trace.phaseNanos(Phase.FORWARD),
                    trace.phaseNanos(Phase.RECOMPUTE),
                    trace.phaseNanos(Phase.BACKWARD),
                    trace.phaseNanos(Phase.UPDATE),
                    prediction.reservedBytes() + (310L << 20),
                    3_000_000L * (step % 3));
        }

        private RunRecord record(RunOutcome outcome) {
            Optional<Measurement> measurement = lastFinished.map(trace -> new Measurement(
                    prediction.forwardFeatureMapBytes(),
                    trace.liveProfile().peakBytes(),
                    prediction.reservedBytes(),
                    prediction.reservedBytes() + (320L << 20)));
            return new RunRecord(
                    Instant.parse("2025-03-04T05:06:07Z"),
                    settings,
                    DEVICE,
                    ENVIRONMENT,
                    prediction,
                    measurement,
                    finished,
                    epochs,
                    lastFinished.map(this::layers).orElseGet(List::of),
                    lastFinished,
                    Optional.empty(),
                    skipped,
                    notices,
                    DeviceMemoryUse.UNKNOWN,
                    outcome);
        }

        private List<LayerMeasurement> layers(StepTrace trace) {
            return prediction.layers().stream()
                    .map(bytes -> new LayerMeasurement(
                            bytes,
                            nanos(trace, bytes, Phase.FORWARD),
                            nanos(trace, bytes, Phase.RECOMPUTE),
                            nanos(trace, bytes, Phase.BACKWARD)))
                    .toList();
        }

        private static long nanos(StepTrace trace, LayerBytes bytes, Phase phase) {
            LayerPath layer = bytes.layer();
            return trace.legend().operations().stream()
                    .filter(operation -> operation.layer().equals(layer) && operation.phase() == phase)
                    .mapToInt(TracedOperation::index)
                    .mapToLong(trace::durationNanos)
                    .sum();
        }
    }
}
