package dev.densescope.session.baseline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process has written to a stream. Any thread may call {@link #text}. */
final class LastLines implements Runnable {
    private static final int MAX_LINES = 200;
    private static final int MAX_LENGTH = 500;

    private final BufferedReader reader;
    private final Deque<String> lines = new ArrayDeque<>();

    LastLines(InputStream stream) {
        reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /** Reads until the stream ends. */
    @Override
    public void run() {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException ended) {
            add(String.valueOf(ended.getMessage()));
        }
    }

    private synchronized void add(String line) {
        lines.add(line.substring(0, Math.min(line.length(), MAX_LENGTH)));
        if (lines.size() > MAX_LINES) {
            lines.remove();
        }
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
