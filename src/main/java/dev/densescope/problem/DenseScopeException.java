package dev.densescope.problem;

import dev.densescope.language.Text;
import dev.densescope.language.Told;
import java.util.Optional;

/**
 * An expected failure that the user can fix: an invalid value, file or device. It is caught at the edges of the
 * program, which show the sentence as it is and do not report a fault of the program.
 */
public abstract class DenseScopeException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text clause; // null in another process
    private final transient Text text; // null in another process
    private final transient Advice advice; // null without one, and in another process

    protected DenseScopeException(String sentence) {
        this(sentence, (Throwable) null);
    }

    protected DenseScopeException(String sentence, Throwable cause) {
        this(Text.verbatim(sentence), cause);
    }

    protected DenseScopeException(Text sentence) {
        this(sentence, (Throwable) null);
    }

    protected DenseScopeException(Text sentence, Throwable cause) {
        super(sentence.toString(), cause);
        clause = sentence.withoutStop();
        text = sentence;
        advice = null;
    }

    /** @param clause what is wrong, with the value: a sentence without its full stop, followed by the advice */
    protected DenseScopeException(String clause, Advice advice, Throwable cause) {
        this(Text.verbatim(clause), advice, cause);
    }

    /** @param clause what is wrong, with the value: a sentence without its full stop, followed by the advice */
    protected DenseScopeException(Text clause, Advice advice, Throwable cause) {
        super("%s: %s.".formatted(clause, advice.text()), cause);
        this.clause = clause;
        text = Text.of("%s: %s.", clause, advice.told());
        this.advice = advice;
    }

    /** The same failure, reported by another part of the program. */
    protected DenseScopeException(DenseScopeException cause) {
        super(cause.getMessage(), cause);
        clause = cause.clause;
        text = cause.text;
        advice = cause.advice;
    }

    /**
     * One sentence for the user, in the language of this process: what is wrong, with the value, and what to do. The
     * message has it in English, for files.
     */
    public final String sentence() {
        return told().inThisProcess();
    }

    /** The sentence in all languages. */
    @Override
    public final Text told() {
        return text == null ? Text.verbatim(getMessage()) : text;
    }

    /** The sentence without its full stop and without {@link #advice}, for use in a longer sentence. */
    public final Text clause() {
        return clause == null ? told().withoutStop() : clause;
    }

    /** Advice for the user; empty if the sentence contains it, or if there is none. */
    public final Optional<Advice> advice() {
        return Optional.ofNullable(advice);
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
