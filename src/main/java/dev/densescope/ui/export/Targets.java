package dev.densescope.ui.export;

import dev.densescope.file.FileTarget;
import dev.densescope.ui.Messages;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of the targets of exports. */
final class Targets {
    private Targets() {}

    /** The claim of an export that writes to a file. */
    static String claim(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    /**
     * Checks that a file is not the one that is read.
     *
     * @throws ExportException if it is
     */
    static void requireOther(Path target, Path read) {
        if (FileTarget.canonicalName(target).equals(FileTarget.canonicalName(read))) {
            throw new ExportException(Messages.text("export.isRead", target));
        }
    }

    /**
     * Checks that a folder is still there: one that was removed after it was chosen, such as that of an unplugged disk,
     * is not created again.
     *
     * @throws ExportException if it is not there
     */
    static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ExportException(Messages.text("export.noFolder", folder));
        }
    }
}
