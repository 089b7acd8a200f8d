package dev.densescope.ui.shell.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the log.
 *
 * @param time as written in the file
 * @param source the logger
 * @param message one line
 * @param details the lines below it, such as a stack trace; empty if there are none
 */
record LogEntry(String time, LogLevel level, String source, String message, String details) {
    private static final Pattern FIRST_LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\S+) (?:\\d+ )?([A-Z]+) +\\[.*?] (\\S+): (.*)");
    private static final Pattern SHORT_TIME = Pattern.compile("(.{10})T(.{8}).*");

    /** The entries of a log, oldest first. Lines before the first entry, as in a file that was cut, are left out. */
    static List<LogEntry> parse(List<String> lines) {
        List<LogEntry> entries = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (String line : lines) {
            Matcher first = FIRST_LINE.matcher(line);
            if (first.matches()) {
                complete(entries, below);
                entries.add(
                        new LogEntry(first.group(1), LogLevel.of(first.group(2)), first.group(3), first.group(4), ""));
            } else {
                below.add(line);
            }
        }
        complete(entries, below);
        return entries;
    }

    private static void complete(List<LogEntry> entries, List<String> below) {
        if (!entries.isEmpty() && !below.isEmpty()) {
            int last = entries.size() - 1;
            LogEntry entry = entries.get(last);
            entries.set(
                    last, new LogEntry(entry.time, entry.level, entry.source, entry.message, String.join("\n", below)));
        }
        below.clear();
    }

    /** The time without milliseconds and zone. */
    String shortTime() {
        Matcher parts = SHORT_TIME.matcher(time);
        return parts.matches() ? parts.group(1) + " " + parts.group(2) : time;
    }

    /** The whole entry. */
    String text() {
        String line = "%s %s %s: %s".formatted(time, level, source, message);
        return details.isEmpty() ? line : line + "\n" + details;
    }
}
