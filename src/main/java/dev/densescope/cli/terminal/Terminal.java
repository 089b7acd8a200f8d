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
 * Where the command line writes. Texts are UTF-8; {@link #out} and {@link #err} let nothing through that commands a terminal.
 *
 * @param rawOut for results, as they are: only for what is made of our own words
 * @param rawErr for progress and what went wrong, as it is: only for what is made of our own words
 * @param rewritesLines whether {@code err} is a terminal on which a line can be written over
 * @param lostOutput asked after {@link #flush}: why results did not get out, if so
 */
public record Terminal(
        PrintWriter rawOut, PrintWriter rawErr, boolean rewritesLines, Supplier<Optional<IOException>> lostOutput) {
    /** What sentences on standard error begin with. */
    private static final String PREFIX = "densescope: ";

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** Streams that lose nothing. */
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

    /** Progress and what went wrong. */
    public PrintWriter err() {
        return PlainText.only(rawErr, true);
    }

    /** Says something on standard error, in a line that begins with the program's name. */
    public void say(String sentence) {
        err().println(PREFIX + PlainText.oneLine(sentence));
    }

    /** Hands everything written so far to the process' streams. */
    public void flush() {
        rawOut.flush();
        rawErr.flush();
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
