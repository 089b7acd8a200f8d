package dev.densescope.ui.model.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The actions of the window's Run button and keyboard shortcuts, implemented by the view model of the Run screen. FX
 * thread only.
 */
public interface RunControl {
    /** Whether a run is starting, in progress or stopping. */
    ObservableBooleanValue running();

    /** Starts a run of the workspace's design and strategy. */
    void start();

    /** Cancels the run, if there is one. */
    void stop();

    /**
     * The checkpoint file if the run were stopped now; empty if none would be written, since training has not started.
     */
    Optional<Path> checkpointIfStopped();

    /**
     * The checkpoint file to offer, if {@link #stop} would write none; empty if it would, or training has not started.
     */
    Optional<Path> checkpointToOffer();

    /** Ends the run after the current step with a checkpoint; like {@link #stop} if training has not started. */
    void stopWithCheckpoint();

    /**
     * The suggested checkpoint file for the last training, if it is completed, worth saving and not saved; otherwise
     * empty.
     */
    Optional<Path> unsavedTraining();

    /**
     * Saves a checkpoint of the last training in the background; a failure is shown as a notice.
     *
     * @param ended called once on the FX thread: whether the file was written
     */
    void saveTraining(Path checkpoint, Consumer<Boolean> ended);

    /** Whether the last run wrote the checkpoint that was requested when it was stopped; true if none was requested. */
    boolean keptWhatWasAsked();

    /** The number of strategies in the queue that {@link #stop} would drop. */
    int waitingRuns();

    /** Starts no further run of the queue until {@link #release}: a question about the current run is open. */
    void hold();

    /** Continues the queue with the next waiting strategy, if {@link #hold} kept it from starting. Call it once after each hold. */
    void release();
}
