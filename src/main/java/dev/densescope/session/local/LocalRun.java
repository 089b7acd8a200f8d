package dev.densescope.session.local;

import dev.densescope.data.DatasetSummary;
import dev.densescope.device.DeviceMemoryException;
import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import dev.densescope.failure.Threads;
import dev.densescope.language.InLanguages;
import dev.densescope.language.Text;
import dev.densescope.plan.MemoryShortage;
import dev.densescope.plan.Schedule;
import dev.densescope.problem.DenseScopeException;
import dev.densescope.quantity.QuantityText;
import dev.densescope.session.Run;
import dev.densescope.session.RunGroup;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.ShortageRecord;
import dev.densescope.session.UnsavedTraining;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A run on a thread of its own. Every exception becomes an outcome with one sentence for the user; the stack trace is
 * logged.
 */
final class LocalRun implements Run {
    private static final long LOOK_MILLIS = 20;

    private final RunPlan plan;
    private final RunJournal journal;
    private final Training training;
    private final RunLifecycle stage;
    private final RunGroup.Seat seat;
    private final CompletableFuture<RunRecord> ended = new CompletableFuture<>();
    private final CompletableFuture<RunRecord> shown =
            ended.copy(); // a single copy: each one is retained until the end

    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Optional<Failure> failure = Optional.empty();

    /** @param seat its place in its group, which it leaves at its end */
    LocalRun(RunPlan plan, RunJournal journal, Training training, RunLifecycle stage, RunGroup.Seat seat) {
        this.plan = plan;
        this.journal = journal;
        this.training = training;
        this.stage = stage;
        this.seat = seat;
    }

    void start() {
        try {
            Threads.daemon("run", this::run).start();
        } catch (RuntimeException | Error noThread) {
            training.close();
            ended(failed(noThread));
            seat.leave();
        }
    }

    /**
     * Waits until the device is released, which takes some time if the run is cancelled before its first step; returns
     * whether it is.
     *
     * @param stop ends the wait
     */
    boolean releasedWithin(Duration max, BooleanSupplier stop) {
        long from = System.nanoTime();
        try {
            while (!released.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (stop.getAsBoolean() || System.nanoTime() - from > max.toNanos()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException giveUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public RunSettings settings() {
        return plan.settings();
    }

    @Override
    public Schedule schedule() {
        return plan.schedule();
    }

    @Override
    public RunProgress progress() {
        return journal.progress(stage::shown);
    }

    @Override
    public boolean hasTurn() {
        return seat.hasTurn();
    }

    @Override
    public Optional<DatasetSummary> dataset() {
        return journal.dataset();
    }

    @Override
    public OptionalInt checkpointSteps() {
        return training.checkpointSteps();
    }

    @Override
    public Optional<UnsavedTraining> unsaved() {
        return training.unsaved();
    }

    @Override
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public void cancel() {
        if (stage.cancel()) {
            endBeforeFirstStep();
        }
    }

    @Override
    public void stop(Path file) {
        if (stage.stop(file)) {
            endBeforeFirstStep();
        }
    }

    private void endBeforeFirstStep() {
        Runnable cancelled = () -> end(new RunOutcome.Cancelled(0));
        try {
            Threads.daemon("run end", cancelled).start();
        } catch (OutOfMemoryError noThread) {
            cancelled.run(); // blocks the caller for a moment, rather than forever
        }
    }

    @Override
    public CompletableFuture<RunRecord> ended() {
        return shown;
    }

    private void run() {
        try {
            ended(outcome());
        } finally {
            seat.leave();
        }
    }

    private void ended(RunOutcome outcome) {
        released.countDown();
        if (stage.end()) {
            end(outcome);
        }
    }

    private void end(RunOutcome outcome) {
        try {
            ended.complete(journal.end(outcome));
        } catch (RuntimeException | Error broken) {
            // callers must not wait forever
            failure = Optional.of(Failures.end(Text.of("The run could not be recorded"), broken));
            ended.completeExceptionally(broken);
        }
    }

    private RunOutcome outcome() {
        try {
            return trained();
        } catch (Throwable failed) { // including failures while describing a failure
            return failed(failed);
        }
    }

    private RunOutcome trained() {
        try {
            return training.run();
        } catch (DeviceMemoryException refused) {
            RunOutcome outcome = outOfMemory(refused);
            Failures.log(outcome.sentence(), refused);
            return outcome;
        } catch (OutOfMemoryError exhausted) {
            if (Failures.isThreadShortage(exhausted)) {
                return failed(exhausted);
            }
            Text what = Text.of(
                    "Memory ran out beyond the %s of tensors",
                    text(plan.prediction().reservedBytes()));
            return new RunOutcome.OutOfMemory(
                    plan.prediction().reservedBytes(),
                    Failures.end(what, exhausted).text());
        } catch (DenseScopeException foreseen) {
            failure = Optional.of(Failures.known(foreseen.told(), foreseen));
            return new RunOutcome.Failed(foreseen.told());
        }
    }

    private RunOutcome failed(Throwable thrown) {
        Failure told = Failures.end(Text.of("The run failed"), thrown);
        failure = Optional.of(told);
        return new RunOutcome.Failed(told.text());
    }

    /** An out-of-memory outcome, with the tensor that did not fit if the memory size of the device is known. */
    private RunOutcome outOfMemory(DeviceMemoryException refused) {
        Optional<MemoryShortage> shortage = refused.deviceBytes().isEmpty()
                ? Optional.empty()
                : plan.schedule().shortage(refused.deviceBytes().getAsLong());
        if (shortage.isEmpty()) {
            return new RunOutcome.OutOfMemory(refused.requestedBytes(), notGiven(refused));
        }
        long asked = plan.schedule().slots().get(shortage.get().value().slot()).bytes();
        ShortageRecord shortfall =
                ShortageRecord.of(shortage.get(), asked, refused.deviceBytes().getAsLong());
        return new RunOutcome.OutOfMemory(
                asked,
                Text.of(
                        "Memory ran out in %s: %s of %s requested %s when %s of %s were allocated; %s.",
                        Text.phrase(shortfall.phase().id()),
                        shortfall.tensor(),
                        shortfall.layer(),
                        text(asked),
                        text(shortfall.takenBytes()),
                        text(shortfall.deviceBytes()),
                        ShortageAdvice.of(plan).within(shortfall.deviceBytes()).told()),
                Optional.of(shortfall));
    }

    private Text notGiven(DeviceMemoryException refused) {
        String device = plan.settings().device();
        InLanguages requested = text(refused.requestedBytes());
        return refused.freeBytes().isEmpty()
                ? Text.of(
                        "Device %s could not allocate %s: %s.",
                        device, requested, ShortageAdvice.of(plan).withLess().told())
                : Text.of(
                        "Device %s could not allocate %s (%s free): %s, or end other programs that use it.",
                        device,
                        requested,
                        text(refused.freeBytes().getAsLong()),
                        ShortageAdvice.of(plan)
                                .within(refused.freeBytes().getAsLong())
                                .told());
    }

    private static InLanguages text(long bytes) {
        return QuantityText.told(bytes);
    }
}
