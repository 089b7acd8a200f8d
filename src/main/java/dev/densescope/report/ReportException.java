package dev.densescope.report;

import dev.densescope.problem.DenseScopeException;

/** A document that could not be written; the message is one sentence for the user: which file, and why. */
public final class ReportException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A full disk may have room another time. */
    @Override
    public boolean isBadInput() {
        return false;
    }
}
