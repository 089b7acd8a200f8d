package dev.densescope.compare;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** Thrown if runs cannot be compared. The message is one sentence: which, why, and what to do. */
public final class ComparisonException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public ComparisonException(Text message) {
        super(message);
    }

    public ComparisonException(Text message, Throwable cause) {
        super(message, cause);
    }
}
