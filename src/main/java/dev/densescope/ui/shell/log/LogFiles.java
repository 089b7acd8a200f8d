package dev.densescope.ui.shell.log;

import dev.densescope.failure.ProgramLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the log and its predecessors, of at most 4 MB, when they have changed. One thread at a time. */
final class LogFiles {
    private static final int OLDER_FILES = 3;
    private static final int MAX_ENTRIES = 5000;

    private final ProgramLog log;
    private Optional<String> seen = Optional.empty();

    LogFiles(ProgramLog log) {
        this.log = log;
    }

    /**
     * The newest entries, oldest first; empty if nothing has changed since the last call.
     *
     * @throws IOException if a file cannot be read
     */
    Optional<List<LogEntry>> readIfChanged() throws IOException {
        List<Path> files = files();
        Optional<String> state = Optional.of(state(files));
        if (state.equals(seen)) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(lines::add);
        }
        seen = state;
        List<LogEntry> entries = LogEntry.parse(lines);
        return Optional.of(List.copyOf(entries.subList(Math.max(0, entries.size() - MAX_ENTRIES), entries.size())));
    }

    /** Oldest first. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (int age = OLDER_FILES; age > 0; age--) {
            files.add(log.folder().resolve("densescope.%d.log".formatted(age)));
        }
        files.add(log.file());
        return files.stream().filter(Files::isRegularFile).toList();
    }

    private static String state(List<Path> files) throws IOException {
        StringBuilder state = new StringBuilder();
        for (Path file : files) {
            state.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
        }
        return state.toString();
    }
}
