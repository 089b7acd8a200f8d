package dev.densescope.ui.model;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/** What the window's Run button and keys drive. The view model of the Run screen implements it. FX thread only. */
public interface RunControl {
    /** Whether a run is going on, being started or being cancelled. */
    ObservableBooleanValue running();

    /** Starts a run of the workspace's design and strategy. */
    void start();

    /** Cancels the run, if there is one. */
    void stop();

    /** Where a checkpoint would be left if the run were stopped now; empty if none would: nothing is being trained yet. */
    Optional<Path> checkpointIfStopped();

    /** The same where {@link #stop} would leave nothing to go on from; empty if it would, or there is nothing to keep. */
    Optional<Path> checkpointToOffer();

    /** Ends the run after the step that goes on, with a checkpoint; as {@link #stop} where there would be none. */
    void stopWithCheckpoint();

    /**
     * Where a checkpoint of the last training would be saved, if that has completed, is worth it, and is in no file; else
     * empty.
     */
    Optional<Path> unsavedTraining();

    /**
     * Saves a checkpoint of the last training in the background; a failure is told in a notice.
     *
     * @param then called on the FX thread once it is written
     */
    void saveTraining(Path checkpoint, Runnable then);

    /** Whether the last run left the checkpoint that it was stopped with; true if none was asked for. */
    boolean keptWhatWasAsked();
}
