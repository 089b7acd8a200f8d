package dev.densescope.session.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file with lines {@code key: value} in {@code /proc}; empty on other systems than Linux. */
final class ProcFile {
    private final Path file;

    ProcFile(Path file) {
        this.file = file;
    }

    /** The value of the first line with a key. */
    Optional<String> text(String key) {
        return lines().stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .filter(rest -> rest.startsWith(":"))
                .map(rest -> rest.substring(1).strip())
                .findFirst();
    }

    /** The value of a key in kB, converted to bytes; 0 if there is none. */
    long bytes(String key) {
        return text(key)
                .filter(value -> value.matches("\\d{1,15} kB"))
                .map(value -> Long.parseLong(value.substring(0, value.indexOf(' '))) * 1024)
                .orElse(0L);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
