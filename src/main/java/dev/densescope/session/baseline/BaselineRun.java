package dev.densescope.session.baseline;

import dev.densescope.failure.Failure;
import dev.densescope.failure.Failures;
import dev.densescope.failure.Threads;
import dev.densescope.language.Text;
import dev.densescope.session.BaselineRecord;
import dev.densescope.session.RunOutcome;
import dev.densescope.session.RunProgress;
import dev.densescope.session.settings.RunSettings;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A baseline that has been started. Any thread may call any method. */
public final class BaselineRun {
    private final BaselineTraining training;
    private final BaselineJournal journal;
    private final CompletableFuture<BaselineRecord> ended = new CompletableFuture<>();
    private volatile Optional<Failure> failure = Optional.empty();

    BaselineRun(BaselineTraining training, BaselineJournal journal) {
        this.training = training;
        this.journal = journal;
    }

    void start() {
        Threads.daemon("baseline", this::run).start();
    }

    /** The settings of the training; its storage plan does not apply. */
    public RunSettings settings() {
        return journal.settings();
    }

    /** The id of the framework, such as {@code dl4j}. */
    public String id() {
        return journal.framework().id();
    }

    /** Steps have neither traces nor times of phases. */
    public RunProgress progress() {
        return journal.progress(training.isCancelled());
    }

    /** Ends the process; the run ends with {@link RunOutcome.Cancelled}. */
    public void cancel() {
        training.cancel();
    }

    /** The failure that ended the run, for developers; empty until it has ended, and if it did not fail. */
    public Optional<Failure> failure() {
        return failure;
    }

    /**
     * Completes when the process has ended and the run file is closed. Failures are outcomes. Completes exceptionally only
     * if no record could be made.
     */
    public CompletableFuture<BaselineRecord> ended() {
        return ended;
    }

    private void run() {
        try {
            ended.complete(journal.end(outcome()));
        } catch (RuntimeException | Error broken) {
            failure = Optional.of(Failures.end(Text.of("The baseline could not be recorded"), broken));
            ended.completeExceptionally(broken);
        }
    }

    private RunOutcome outcome() {
        try {
            return training.run();
        } catch (ChildException early) {
            RunOutcome outcome = early.outcome();
            if (!(outcome instanceof RunOutcome.Cancelled)) {
                failure = Optional.of(Failures.known(outcome.text(), early));
            }
            return outcome;
        } catch (Throwable failed) { // an edge: any failure becomes an outcome
            Failure told = Failures.end(Text.of("The baseline failed"), failed);
            failure = Optional.of(told);
            return new RunOutcome.Failed(told.text());
        }
    }
}
