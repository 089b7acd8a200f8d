package dev.densescope.session.file;

import dev.densescope.problem.DenseScopeException;

/** A run file that cannot be made or read; the message is one sentence: which file and why. */
public final class RunFileException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public RunFileException(String message) {
        super(message);
    }

    public RunFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
