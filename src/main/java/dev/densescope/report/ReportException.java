package dev.densescope.report;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** Thrown if a report cannot be written. The message is one sentence: which file, and why. */
public final class ReportException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence */
    public ReportException(Text message) {
        super(message);
    }

    public ReportException(Text message, Throwable cause) {
        super(message, cause);
    }

    /** For a failure that may not recur, such as a full disk. */
    @Override
    public boolean isBadInput() {
        return false;
    }
}
