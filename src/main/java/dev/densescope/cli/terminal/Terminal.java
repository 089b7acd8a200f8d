package dev.densescope.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The output of the command line. Texts are UTF-8; {@link #out} and {@link #err} filter characters that control a
 * terminal.
 *
 * @param rawOut unfiltered, for results without untrusted text
 * @param rawErr unfiltered, for progress and errors without untrusted text
 * @param rewritesLines whether {@code err} is a terminal on which lines can be overwritten
 * @param lostOutput supplies, after {@link #flush}, why results could not be written; empty if they were
 */
public record Terminal(
        PrintWriter rawOut, PrintWriter rawErr, boolean rewritesLines, Supplier<Optional<IOException>> lostOutput) {
    /** Start of sentences on standard error. */
    private static final String PREFIX = "densescope: ";

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** Streams whose failures are not tracked. */
    public Terminal(PrintWriter out, PrintWriter err, boolean rewritesLines) {
        this(out, err, rewritesLines, Optional::empty);
    }

    /** The streams of this process. */
    public static Terminal ofProcess() {
        WatchedOutput out = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        return new Terminal(
                new PrintWriter(out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                standardErrorIsTerminal() && !"dumb".equals(System.getenv("TERM")),
                out::failure);
    }

    /** Results: tables, or one JSON document. */
    public PrintWriter out() {
        return PlainText.only(rawOut, false);
    }

    /** Progress and errors. */
    public PrintWriter err() {
        return PlainText.only(rawErr, true);
    }

    /** Prints a sentence on standard error, after the name of the program. */
    public void say(String sentence) {
        err().println(PREFIX + PlainText.oneLine(sentence));
    }

    /** Flushes both streams. */
    public void flush() {
        rawOut.flush();
        rawErr.flush();
    }

    // Java cannot determine this; without /proc, lines are appended, which is always correct
    private static boolean standardErrorIsTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
