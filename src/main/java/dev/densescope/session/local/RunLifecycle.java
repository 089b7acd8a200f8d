package dev.densescope.session.local;

import dev.densescope.session.RunProgress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The stage of a run. Opening a device and allocating gigabytes on it cannot be interrupted, so a run cancelled
 * meanwhile ends at once, and its thread frees the memory later. Any thread.
 */
final class RunLifecycle {
    private enum Stage {
        PREPARING,
        STEPPING,
        ENDED
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.PREPARING);
    private volatile boolean cancelled;
    private volatile Optional<Path> stopped = Optional.empty();

    /** Cancels the run; true if it was preparing, so that the caller has to end it. */
    boolean cancel() {
        cancelled = true;
        return stage.compareAndSet(Stage.PREPARING, Stage.ENDED);
    }

    /** Cancels the run after the current step; true if it was preparing, so that the caller has to end it. */
    boolean stop(Path checkpoint) {
        stopped = Optional.of(checkpoint);
        if (!stage.compareAndSet(Stage.PREPARING, Stage.ENDED)) {
            return false;
        }
        cancelled = true;
        return true;
    }

    /** The checkpoint file, if the run is to end after the current step with a checkpoint. */
    Optional<Path> stopped() {
        return stopped;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** What the run is doing, once it is cancelled or stopped: a step is left, except for a checkpoint. */
    RunProgress.State shown(RunProgress.State state) {
        boolean isEnding = cancelled || stopped.isPresent();
        if (!isEnding || state == RunProgress.State.ENDED) {
            return state;
        }
        return !cancelled && state == RunProgress.State.STEPPING
                ? RunProgress.State.FINISHING_STEP
                : RunProgress.State.CANCELLING;
    }

    /** Run thread: preparation is complete; false if the run has ended meanwhile. */
    boolean beginSteps() {
        return stage.compareAndSet(Stage.PREPARING, Stage.STEPPING);
    }

    /** Run thread: ends the run; false if it has ended already. */
    boolean end() {
        return stage.getAndSet(Stage.ENDED) != Stage.ENDED;
    }
}
