package dev.densescope.cli.option;

import dev.densescope.problem.DenseScopeException;

/** Invalid usage or input. The message is one sentence: the option or file, its value and what is allowed. */
public final class UsageException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Wraps a failure that was caused by a file or an option. */
    public UsageException(DenseScopeException cause) {
        super(cause);
    }
}
