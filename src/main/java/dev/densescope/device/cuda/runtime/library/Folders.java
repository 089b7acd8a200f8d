package dev.densescope.device.cuda.runtime.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads folders and files; unreadable ones count as empty. */
final class Folders {
    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?");
    /** Names without a version first, since they are links to the preferred version. */
    private static final Comparator<Path> NEWEST_FIRST = Comparator.<Path>comparingInt(folder -> number(folder, 1))
            .thenComparingInt(folder -> number(folder, 2))
            .reversed();

    private Folders() {}

    /** The entries of a folder, in no particular order. */
    static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException | SecurityException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /** Folders with the given name prefix, highest version first. */
    static Stream<Path> newestFirst(Path parent, String prefix) {
        return entries(parent).stream()
                .filter(entry -> entry.getFileName().toString().startsWith(prefix) && Files.isDirectory(entry))
                .sorted(NEWEST_FIRST.thenComparing(Comparator.naturalOrder()));
    }

    /** The lines of a text file. */
    static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).toList();
        } catch (IOException | SecurityException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static int number(Path folder, int group) {
        Matcher version = VERSION.matcher(folder.getFileName().toString());
        if (!version.find()) {
            return Integer.MAX_VALUE;
        }
        String digits = version.group(group);
        return digits == null || digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }
}
