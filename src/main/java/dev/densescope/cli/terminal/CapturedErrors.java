package dev.densescope.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Captures the output of Java code on standard error while it is open, such as stack traces of libraries. Opened and
 * closed by one thread.
 */
public final class CapturedErrors implements AutoCloseable {
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    /** Starts capturing. */
    public CapturedErrors() {
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
    }

    /** The output so far. */
    public String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(standardError);
    }
}
