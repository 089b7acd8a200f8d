package dev.densescope.cli.option;

import dev.densescope.problem.DenseScopeException;

/** Bad usage or bad input; the message is one sentence: the option or file, its value and what is allowed. */
public final class UsageException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a file or an option asks for and cannot be had. */
    public UsageException(DenseScopeException cause) {
        super(cause);
    }
}
