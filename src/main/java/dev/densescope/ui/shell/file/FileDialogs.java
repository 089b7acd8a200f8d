package dev.densescope.ui.shell.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        KEEP_RUNNING
    }

    /** Executes an action once no question is open. */
    default void whenFree(Runnable action) {
        action.run();
    }

    /** A design file to open; empty if the user cancelled. */
    Optional<Path> askOpen(Optional<Path> startFolder);

    /** A file to save to; empty if the user cancelled. */
    Optional<Path> askSave(Optional<Path> startFolder, String suggestedName);

    /** Asks whether to save or discard unsaved changes of a design, or to cancel. */
    Answer askUnsaved(String designName);

    /**
     * Asks whether to replace a design file that another program has changed since it was opened or saved. True if so.
     */
    boolean askReplaceChanged(Path file);

    /**
     * Asks what to do with the current run.
     *
     * @param checkpoint file that would be written; empty if none can be
     * @param waiting number of strategies in the queue, which will not run if the run is stopped
     */
    RunAnswer askRunning(Optional<Path> checkpoint, int waiting);

    /**
     * Asks whether to cancel exports and close the window. True if so.
     *
     * @param names of the files that are not complete
     */
    boolean askExporting(List<String> names);

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
     */
    RunAnswer askStop(Path checkpoint, int waiting);
}
