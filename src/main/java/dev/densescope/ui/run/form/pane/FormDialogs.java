package dev.densescope.ui.run.form.pane;

import java.nio.file.Path;
import java.util.Optional;

/** What the settings of a run ask about files and folders; a test double answers at once. FX thread only. */
public interface FormDialogs {
    /**
     * A file of weights, or a checkpoint, that is there; empty if the user thought better of it.
     *
     * @param title what it is for
     * @param startFolder where the dialog starts
     */
    Optional<Path> weightsToRead(String title, Optional<Path> startFolder);

    /** The same for a file to write; a dialog of the desktop has asked by then whether one that is there may be replaced. */
    Optional<Path> weightsToWrite(String title, Optional<Path> startFolder);

    /** The same, with a file suggested. */
    Optional<Path> trainingToWrite(String title, Path suggestion);

    /** A folder of images; empty if the user thought better of it. */
    Optional<Path> folder(String title, Optional<Path> startFolder);
}
