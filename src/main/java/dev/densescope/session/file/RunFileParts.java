package dev.densescope.session.file;

import java.nio.file.Path;
import java.util.List;

/** The files that a run file may consist of while it is written, and that a killed process may leave. */
public final class RunFileParts {
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

    private RunFileParts() {}

    /** The run file itself, then what SQLite keeps next to it; whether they are there or not. */
    public static List<Path> of(Path file) {
        return SUFFIXES.stream()
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .toList();
    }
}
