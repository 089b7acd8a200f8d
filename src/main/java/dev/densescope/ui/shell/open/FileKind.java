package dev.densescope.ui.shell.open;

import dev.densescope.compare.read.ComparedFiles;
import dev.densescope.file.FileFormats;
import dev.densescope.session.file.RunFileName;
import dev.densescope.session.imports.ImportedDesign;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a file that is opened is. */
enum FileKind {
    /** Or a file that only its reader recognises as none. */
    DESIGN,
    /** Weights, a checkpoint or a model, which tell their design. */
    WEIGHTS,
    RUN,
    /** A memory snapshot of PyTorch or a Chrome trace, or an archive of these. */
    TRACE,
    FOLDER,
    MISSING,
    /** A link that leads to no file. */
    BROKEN_LINK,
    /** A file of which the system does not even say whether it is there, such as one in a folder of another user. */
    UNREACHABLE,
    /** A pipe or a device, which might never end. */
    SPECIAL,
    /** A file of a known format that cannot be opened, such as an image. */
    FOREIGN;

    private static final String DESIGN_EXTENSION = ".json";

    /** The kind of a file, by its name and its first bytes; of archives, by those of their entries. Any thread. */
    static FileKind of(Path file) {
        if (Files.isDirectory(file)) {
            return FOLDER;
        }
        if (!Files.exists(file)) {
            return absent(file);
        }
        if (!Files.isRegularFile(file)) {
            return SPECIAL;
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(RunFileName.EXTENSION)) {
            return RUN;
        }
        if (ComparedFiles.isTrace(file)) {
            return TRACE;
        }
        if (ImportedDesign.isOf(file)) {
            return WEIGHTS;
        }
        return name.endsWith(DESIGN_EXTENSION) || FileFormats.of(file).isEmpty() ? DESIGN : FOREIGN;
    }

    private static FileKind absent(Path file) {
        if (Files.isSymbolicLink(file)) {
            return BROKEN_LINK;
        }
        return Files.notExists(file) ? MISSING : UNREACHABLE;
    }
}
