package dev.densescope.spec;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.DenseScopeException;

/** A value that a design does not allow. The message is one sentence: the field, its value and the allowed range. */
public final class InvalidSpecException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the field's name as the user knows it, such as {@code growthRate}
     * @param message one sentence that names the field, its value and the allowed range
     */
    InvalidSpecException(String field, Text message) {
        super(message);
        this.field = field;
    }

    /**
     * @param field the field's name as the user knows it
     * @param clause what is wrong, with the value: a sentence without its full stop, followed by the advice
     */
    InvalidSpecException(String field, Text clause, Advice advice) {
        super(clause, advice, null);
        this.field = field;
    }

    /** The name of the invalid field, so that the message can be shown next to it. */
    public String field() {
        return field;
    }
}
