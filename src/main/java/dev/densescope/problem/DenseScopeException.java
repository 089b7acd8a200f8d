package dev.densescope.problem;

import java.util.Optional;

/**
 * Something that the program foresees and the user can mend: a value, a file, a device. Thrown where it is found, told at one of
 * the edges, where the sentence is shown as it is and nothing is called a fault of the program.
 */
public abstract class DenseScopeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected DenseScopeException(String sentence) {
        super(sentence);
    }

    protected DenseScopeException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** One sentence for the user: what is wrong, with its value, and what to do. */
    public final String sentence() {
        return getMessage();
    }

    /** The sentence as the beginning of a longer one, without its full stop. */
    public final String clause() {
        return withoutStop(sentence().strip());
    }

    /** A sentence without its full stop, if it has one. */
    public static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** What would go on all the same, if the user wants it; the command line names its option, the window has a button. */
    public Optional<NextStep> nextStep() {
        return Optional.empty();
    }

    /** Whether what the user gave is at fault, so that the same again would fail again. */
    public boolean isBadInput() {
        return true;
    }
}
