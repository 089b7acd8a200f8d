package dev.densescope.ui;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens files and folders in the desktop's program for them. FX thread only. */
@FunctionalInterface
public interface FileOpener {
    /**
     * Opens a file or folder.
     *
     * @param failed called on the FX thread if it cannot be opened, with one sentence that names it and the reason
     */
    void open(Path file, Consumer<String> failed);

    /**
     * Opens the folder of a file, with the file selected where the desktop can do that.
     *
     * @param failed called on the FX thread if the folder cannot be opened, with one sentence
     */
    default void showInFolder(Path file, Consumer<String> failed) {
        open(file.toAbsolutePath().getParent(), failed);
    }
}
