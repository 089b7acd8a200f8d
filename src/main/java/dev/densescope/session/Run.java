package dev.densescope.session;

import dev.densescope.data.DatasetSummary;
import dev.densescope.failure.Failure;
import dev.densescope.plan.Schedule;
import dev.densescope.session.settings.RunSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A run that has been started. Any thread may call any method. */
public interface Run {
    RunSettings settings();

    /** The schedule it executes: the key to its traces. */
    Schedule schedule();

    RunProgress progress();

    /** What was recognised in the folder of images, known from the start; empty for synthetic ones. */
    default Optional<DatasetSummary> dataset() {
        return Optional.empty();
    }

    /** Steps of the whole training that the checkpoint has which this run wrote last; empty if it has written none. */
    OptionalInt checkpointSteps();

    /** Asks the run to stop; it ends within a second with {@link RunOutcome.Cancelled}. */
    void cancel();

    /**
     * Asks the run to end with {@link RunOutcome.Cancelled} after the step that goes on, and to leave a checkpoint: where it
     * writes one anyway, or else in {@code file}, unless a checkpoint of that step is there already. A run that has not begun
     * its first step ends at once, without one.
     */
    void stop(Path file);

    /** What ended it as failed, for those who are to mend it; empty until it has ended, and if it ended otherwise. */
    default Optional<Failure> failure() {
        return Optional.empty();
    }

    /**
     * Completed when the run has ended, in whatever way, and its run file is closed. Failures of the run are outcomes;
     * exceptionally only if not even a record could be made, as when memory has run out altogether.
     */
    CompletableFuture<RunRecord> ended();
}
