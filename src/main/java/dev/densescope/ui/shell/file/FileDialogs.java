package dev.densescope.ui.shell.file;

import java.nio.file.Path;
import java.util.Optional;

/** What the user is asked about files and before the window closes; in tests answered without windows. FX thread only. */
public interface FileDialogs {
    /** What to do with unsaved changes. */
    enum Answer {
        SAVE,
        DISCARD,
        CANCEL
    }

    /** What to do with a run that goes on while it, or the window, is to end. */
    enum RunAnswer {
        STOP_WITH_CHECKPOINT,
        STOP,
        KEEP_RUNNING
    }

    /** Does something once no question stands that the user has still to answer. */
    default void whenFree(Runnable action) {
        action.run();
    }

    /** A design file to open; empty if the user thought better of it. */
    Optional<Path> askOpen(Optional<Path> startFolder);

    /** A file to save to; empty if the user thought better of it. */
    Optional<Path> askSave(Optional<Path> startFolder, String suggestedName);

    /** What to do with unsaved changes of a design. */
    Answer askUnsaved(String designName);

    /**
     * What to do with a run that goes on.
     *
     * @param checkpoint where one would be left; empty if none can be
     */
    RunAnswer askRunning(Optional<Path> checkpoint);

    /**
     * What to do with a training that has completed and is in no file, as the window is to close: stopping is to close it.
     *
     * @param checkpoint where one would be saved
     */
    RunAnswer askUnsavedTraining(Path checkpoint);

    /**
     * What is to be kept of a training that is to stop.
     *
     * @param checkpoint where one would be left
     */
    RunAnswer askStop(Path checkpoint);
}
