package dev.densescope.problem;

import java.util.Optional;

/**
 * An expected failure that the user can fix: an invalid value, file or device. It is caught at the edges of the
 * program, which show the sentence as it is and do not report a fault of the program.
 */
public abstract class DenseScopeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected DenseScopeException(String sentence) {
        super(sentence);
    }

    protected DenseScopeException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** One sentence for the user: what is wrong, with the value, and what to do. */
    public final String sentence() {
        return getMessage();
    }

    /** The sentence without its full stop, for use in a longer sentence. */
    public final String clause() {
        return withoutStop(sentence().strip());
    }

    /** Removes the full stop of a sentence, if it has one. */
    public static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /**
     * How the user can proceed in spite of the failure; the command line names an option, the window shows a button.
     */
    public Optional<NextStep> nextStep() {
        return Optional.empty();
    }

    /** Whether the user's input is invalid, so that the same input would fail again. */
    public boolean isBadInput() {
        return true;
    }
}
