package dev.densescope.session.file;

import java.nio.file.Path;
import java.util.List;

/** The files of a run file while it is written, which a killed process may leave. */
public final class RunFileParts {
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

    private RunFileParts() {}

    /** The run file, then SQLite's files next to it, whether they exist or not. */
    public static List<Path> of(Path file) {
        return SUFFIXES.stream()
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .toList();
    }
}
