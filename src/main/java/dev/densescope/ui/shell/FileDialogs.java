package dev.densescope.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/** What the user is asked about files; in tests answered without windows. FX thread only. */
interface FileDialogs {
    /** What to do with unsaved changes. */
    enum Answer {
        SAVE,
        DISCARD,
        CANCEL
    }

    /** A design file to open; empty if the user thought better of it. */
    Optional<Path> askOpen(Optional<Path> startFolder);

    /** A file to save to; empty if the user thought better of it. */
    Optional<Path> askSave(Optional<Path> startFolder, String suggestedName);

    /** What to do with unsaved changes of a design. */
    Answer askUnsaved(String designName);
}
