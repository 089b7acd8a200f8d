package dev.densescope.trace.imports;

/** A trace with invalid content. The message is part of a sentence about the file. */
public final class InvalidTraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidTraceException(String message) {
        super(message);
    }

    public InvalidTraceException(String message, Throwable cause) {
        super(message, cause);
    }
}
