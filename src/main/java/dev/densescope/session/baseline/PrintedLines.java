package dev.densescope.session.baseline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The first and the last lines that a process prints to a stream: Java's report of a crash has hundreds, and begins with the
 * cause. Any thread may call {@link #text}.
 */
final class PrintedLines implements Runnable {
    private static final int FIRST = 60;
    private static final int LAST = 140;
    private static final int MAX_LENGTH = 500;

    private final BufferedReader reader;
    private final List<String> first = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private boolean shortened;

    PrintedLines(InputStream stream) {
        reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** Reads until the stream ends. */
    @Override
    public void run() {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line.substring(0, Math.min(line.length(), MAX_LENGTH)));
            }
        } catch (IOException ended) {
            add(String.valueOf(ended.getMessage()));
        }
    }

    private synchronized void add(String line) {
        if (first.size() < FIRST) {
            first.add(line);
            return;
        }
        last.add(line);
        if (last.size() > LAST) {
            last.remove();
            shortened = true;
        }
    }

    synchronized String text() {
        List<String> lines = new ArrayList<>(first);
        if (shortened) {
            lines.add("...");
        }
        lines.addAll(last);
        return String.join("\n", lines);
    }
}
