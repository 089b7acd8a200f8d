package dev.densescope.failure;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles failures: logs the stack trace and returns a sentence for the user. Thread-safe; never throws. */
public final class Failures {
    /** Writes to the log file only, since the caller shows the sentence. */
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Failure HEAP_FULL =
            untold(Text.of("Java's heap is full: use a smaller batch or design, or a larger heap."));

    private static final Failure UNEXPLAINED =
            untold(Text.of("A part of DenseScope failed, and the reason could not be described: see the log."));

    private Failures() {}

    /**
     * Handles an unexpected failure. An expected failure keeps its own sentence.
     *
     * @param what what failed, as the beginning of a sentence such as {@code The run failed}
     */
    public static Failure end(Text what, Throwable thrown) {
        log(what.toString(), thrown);
        return describe(what, thrown);
    }

    /** The same, told in the language of this process. */
    public static Failure end(String what, Throwable thrown) {
        return end(Text.verbatim(what), thrown);
    }

    /**
     * Handles a failure for which the caller has a sentence.
     *
     * @param sentence what happened, why, and what to do
     */
    public static Failure known(Text sentence, Throwable thrown) {
        log(sentence.toString(), thrown);
        return new Failure(sentence, stack(sentence, thrown));
    }

    /** Whether the error reports that the system allows no more threads, rather than no more memory. */
    public static boolean isThreadShortage(OutOfMemoryError error) {
        return MachineExplanations.NO_THREADS.test(error);
    }

    /** Describes a failure that is already in the log. */
    static Failure describe(Text what, Throwable thrown) {
        try {
            Text sentence = thrown instanceof DenseScopeException foreseen
                    ? foreseen.told()
                    : Explanations.of(thrown).sentence(what, thrown);
            return new Failure(sentence, stack(sentence, thrown));
        } catch (OutOfMemoryError noRoom) {
            return HEAP_FULL; // not even for a composed sentence
        } catch (RuntimeException | Error noWords) {
            return UNEXPLAINED;
        }
    }

    /** Logs a failure with its stack trace, for which the user sees another sentence. */
    public static void log(String what, Throwable thrown) {
        try {
            LOG.error(what, thrown);
        } catch (RuntimeException | Error unlogged) {
            return; // a failure to log must not hide the original failure
        }
    }

    private static Failure untold(Text sentence) {
        return new Failure(sentence, sentence.toString());
    }

    private static String stack(Text sentence, Throwable thrown) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println(sentence);
        thrown.printStackTrace(lines);
        return text.toString().strip();
    }
}
