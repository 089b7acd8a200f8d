package dev.densescope.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks where to export to; answered without windows in tests. Starts in the folder of the last export. FX thread only. */
public interface ExportDialogs {
    /**
     * The file to write; empty if the user cancelled. The user has agreed to replace a file that exists.
     *
     * @param type name of the format
     * @param suggestedName file name with extension
     */
    Optional<Path> file(String type, String suggestedName);

    /**
     * The folder for several files; empty if the user cancelled.
     *
     * @param type name of the format
     */
    Optional<Path> folder(String type);

    /** Asks whether to replace files of a folder. */
    boolean mayReplace(Path folder, List<String> names);
}
