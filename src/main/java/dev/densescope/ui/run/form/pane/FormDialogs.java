package dev.densescope.ui.run.form.pane;

import java.nio.file.Path;
import java.util.Optional;

/** The file dialogs of the settings of a run, which tests replace. FX thread only. */
public interface FormDialogs {
    /**
     * An existing file with weights or a checkpoint; empty if the user cancelled.
     *
     * @param title title of the dialog
     * @param startFolder initial folder of the dialog
     */
    Optional<Path> weightsToRead(String title, Optional<Path> startFolder);

    /**
     * The same for a file to write; the dialog of the desktop has already asked before an existing file is replaced.
     */
    Optional<Path> weightsToWrite(String title, Optional<Path> startFolder);

    /** The same, with a suggested file. */
    Optional<Path> trainingToWrite(String title, Path suggestion);

    /** A folder of images; empty if the user cancelled. */
    Optional<Path> folder(String title, Optional<Path> startFolder);
}
