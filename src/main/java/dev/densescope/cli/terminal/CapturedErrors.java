package dev.densescope.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what Java code prints on standard error while it is open, such as a library's stack traces, from the terminal. For
 * the one thread that opens and closes it.
 */
public final class CapturedErrors implements AutoCloseable {
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    /** Begins to listen. */
    public CapturedErrors() {
        System.setErr(new PrintStream(heard, true, StandardCharsets.UTF_8));
    }

    /** What was printed so far. */
    public String text() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setErr(standardError);
    }
}
