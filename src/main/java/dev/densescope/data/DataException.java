package dev.densescope.data;

import dev.densescope.problem.DenseScopeException;

/** Images that cannot be had; the message is one sentence: what, where, and what is allowed. */
public class DataException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
