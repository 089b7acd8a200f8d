package dev.densescope.ui.shell.file;

import dev.densescope.ui.export.RunningExport;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;

/** Questions about files and before the window closes; answered without windows in tests. FX thread only. */
public interface FileDialogs {
    /** The answer about unsaved changes. */
    enum Answer {
        SAVE,
        DISCARD,
        CANCEL
    }

    /** The answer to a request to stop a run or to close the window during a run. */
    enum RunAnswer {
        STOP_WITH_CHECKPOINT,
        STOP,
        KEEP_RUNNING,
        /** The run ended before an answer, and no other one waits. */
        ENDED
    }

    /** Executes an action once no question is open. */
    default void whenFree(Runnable action) {
        action.run();
    }

    /** A design file to open; empty if the user cancelled. */
    Optional<Path> askOpen(Optional<Path> startFolder);

    /** A file to save to; empty if the user cancelled. */
    Optional<Path> askSave(Optional<Path> startFolder, String suggestedName);

    /**
     * Asks whether to save or discard unsaved changes of a design, or to cancel.
     *
     * @param replacedBy name of the design that has replaced it on the screen, if one has
     */
    Answer askUnsaved(String designName, Optional<String> replacedBy);

    /**
     * Asks whether to replace a design file that another program has changed since it was opened or saved. True if so.
     */
    boolean askReplaceChanged(Path file);

    /**
     * Asks what to do with the current run.
     *
     * @param checkpoint file that would be written; empty if none can be
     * @param waiting number of strategies in the queue, which will not run if the run is stopped
     * @param running whether the run is in progress
     */
    RunAnswer askRunning(Optional<Path> checkpoint, int waiting, ObservableBooleanValue running);

    /**
     * Asks whether to cancel exports and close the window. True if so; false if the window stays, also when all are complete
     * before an answer.
     *
     * @param running those that are not complete
     */
    boolean askExporting(ObservableList<RunningExport> running);

    /**
     * Asks whether to save a completed training before the window closes. {@code STOP} means to close without saving.
     *
     * @param checkpoint file that would be saved
     */
    RunAnswer askUnsavedTraining(Path checkpoint);

    /**
     * Asks whether to save a checkpoint before a run is stopped.
     *
     * @param checkpoint file that would be written
     * @param waiting number of strategies in the queue, which will not run if the run is stopped
     * @param running whether the run is in progress
     */
    RunAnswer askStop(Path checkpoint, int waiting, ObservableBooleanValue running);
}
