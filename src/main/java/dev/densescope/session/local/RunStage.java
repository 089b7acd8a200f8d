package dev.densescope.session.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How far a run has come. Opening a device and taking gigabytes from it cannot be interrupted, so a run that is cancelled
 * meanwhile ends at once, and its thread gives back what it took when it gets there. Any thread.
 */
final class RunStage {
    private enum Stage {
        PREPARING,
        STEPPING,
        ENDED
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.PREPARING);
    private volatile boolean cancelled;
    private volatile Optional<Path> stopped = Optional.empty();

    /** Asks for the end; true if the run was preparing, so that the caller is the one to end it. */
    boolean cancel() {
        cancelled = true;
        return stage.compareAndSet(Stage.PREPARING, Stage.ENDED);
    }

    /** Asks for the end after a whole step; true if the run was preparing, so that the caller is the one to end it. */
    boolean stop(Path checkpoint) {
        stopped = Optional.of(checkpoint);
        if (!stage.compareAndSet(Stage.PREPARING, Stage.ENDED)) {
            return false;
        }
        cancelled = true;
        return true;
    }

    /** Where a checkpoint is to be left, if the run is to end after a whole step. */
    Optional<Path> stopped() {
        return stopped;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Run thread: preparations are over; false if the run has ended meanwhile. */
    boolean beginSteps() {
        return stage.compareAndSet(Stage.PREPARING, Stage.STEPPING);
    }

    /** Run thread: nothing more will be done; false if the run has ended already. */
    boolean end() {
        return stage.getAndSet(Stage.ENDED) != Stage.ENDED;
    }
}
