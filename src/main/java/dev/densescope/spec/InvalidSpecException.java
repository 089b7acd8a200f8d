package dev.densescope.spec;

import dev.densescope.problem.DenseScopeException;

/** A value outside what a design allows. The message is one sentence: the field, its value and what is allowed. */
public final class InvalidSpecException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the field's name as the user knows it, such as {@code growthRate}
     * @param message one sentence that names the field, its value and what is allowed
     */
    public InvalidSpecException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The name of the offending field, for showing the reason beside it. */
    public String field() {
        return field;
    }
}
