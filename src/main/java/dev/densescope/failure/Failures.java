package dev.densescope.failure;

import dev.densescope.problem.DenseScopeException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where failures end: logged with their stack, and turned into a sentence. Any thread; nothing here throws. */
public final class Failures {
    /** What is logged here goes to the log alone, for the sentence is told by the caller. */
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final String NO_WORDS = "Java's heap is full: use a smaller batch or design, or give Java more.";

    private Failures() {}

    /**
     * Ends a failure that nobody foresaw here; what the program foresees elsewhere has its sentence already.
     *
     * @param what what failed, the beginning of a sentence such as {@code The run failed}
     */
    public static Failure end(String what, Throwable thrown) {
        log(what, thrown);
        return told(what, thrown);
    }

    /**
     * Ends a failure that has a sentence of its own.
     *
     * @param sentence what happened, why, and what to do
     */
    public static Failure known(String sentence, Throwable thrown) {
        log(sentence, thrown);
        return new Failure(sentence, stack(sentence, thrown));
    }

    /** Whether it is Java's error for memory, but threads are what the system does not give. */
    public static boolean isThreadShortage(OutOfMemoryError error) {
        return MachineExplanations.NO_THREADS.test(error);
    }

    /** What is told of a failure that is in the log already. */
    static Failure told(String what, Throwable thrown) {
        try {
            String sentence = thrown instanceof DenseScopeException foreseen
                    ? foreseen.sentence()
                    : Explanations.of(thrown).sentence(what, thrown);
            return new Failure(sentence, stack(sentence, thrown));
        } catch (RuntimeException | Error noWords) {
            return new Failure(NO_WORDS, NO_WORDS); // the heap is so full that there is no room for words
        }
    }

    /** Logs with its stack what the user is told in words of its own, such as a file that cannot be read. */
    public static void log(String what, Throwable thrown) {
        try {
            LOG.error(what, thrown);
        } catch (RuntimeException | Error unlogged) {
            return; // a failure to log must not take the place of what failed
        }
    }

    private static String stack(String sentence, Throwable thrown) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println(sentence);
        thrown.printStackTrace(lines);
        return text.toString().strip();
    }
}
