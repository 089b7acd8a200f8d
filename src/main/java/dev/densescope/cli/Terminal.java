package dev.densescope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the command line writes. Texts are UTF-8.
 *
 * @param out results: tables, or one JSON document
 * @param err progress and what went wrong
 * @param rewritesLines whether {@code err} is a terminal on which a line can be written over
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean rewritesLines) {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** The streams of this process. */
    public static Terminal ofProcess() {
        return new Terminal(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                standardErrorIsTerminal() && !"dumb".equals(System.getenv("TERM")));
    }

    /** Hands everything written so far to the process' streams. */
    void flush() {
        out.flush();
        err.flush();
    }

    // Java has no way to ask; where there is no /proc, lines are appended, which is right everywhere
    private static boolean standardErrorIsTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
