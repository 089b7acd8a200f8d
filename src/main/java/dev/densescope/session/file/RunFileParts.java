package dev.densescope.session.file;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a run file while it is written, which a killed process may leave. */
public final class RunFileParts {
    private static final String LOG = "-wal";
    private static final String JOURNAL = "-journal";
    private static final List<String> SUFFIXES = List.of(LOG, "-shm", JOURNAL);

    private RunFileParts() {}

    /** The run file, then SQLite's files next to it, whether they exist or not. */
    public static List<Path> of(Path file) {
        return Stream.concat(Stream.of(file), besides(file).stream()).toList();
    }

    /** SQLite's files next to a run file, whether they exist or not. */
    static List<Path> besides(Path file) {
        return SUFFIXES.stream().map(suffix -> besides(file, suffix)).toList();
    }

    /** The write-ahead log of a run that is in progress or was killed. */
    static Path log(Path file) {
        return besides(file, LOG);
    }

    /** The journal of a change that was killed, such as the last one of a run, which merges its log. */
    static Path journal(Path file) {
        return besides(file, JOURNAL);
    }

    private static Path besides(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
