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

    /** The schedule that it executes, to which its traces refer. */
    Schedule schedule();

    RunProgress progress();

    /** Whether it runs now; false while another run of its group has its turn. */
    default boolean hasTurn() {
        return true;
    }

    /** The data set found in the folder of images, known from the start; empty for synthetic images. */
    default Optional<DatasetSummary> dataset() {
        return Optional.empty();
    }

    /** Training steps in the last checkpoint that this run wrote; empty if it has written none. */
    OptionalInt checkpointSteps();

    /**
     * The completed training, if it was asked to keep it; empty if it could not be kept, which
     * is among the notices. The caller closes it.
     */
    default Optional<UnsavedTraining> unsaved() {
        return Optional.empty();
    }

    /** Asks the run to stop; it ends within a second with {@link RunOutcome.Cancelled}. */
    void cancel();

    /**
     * Asks the run to end with {@link RunOutcome.Cancelled} after the current step and to write a checkpoint: to the
     * checkpoint file of the run or, if it has none, to {@code file}. A checkpoint of this step that was already
     * written is kept. A run that has not started its first step ends at once, without a checkpoint.
     */
    void stop(Path file);

    /** The failure that ended the run, for developers; empty until it has ended, and if it did not fail. */
    default Optional<Failure> failure() {
        return Optional.empty();
    }

    /**
     * Completes when the run has ended and its run file is closed. Failures of the run are outcomes. Completes
     * exceptionally only if no record could be made, such as when the Java heap is exhausted.
     */
    CompletableFuture<RunRecord> ended();
}
