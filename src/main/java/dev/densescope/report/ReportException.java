package dev.densescope.report;

/** A document that could not be written; the message is one sentence for the user: which file, and why. */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
