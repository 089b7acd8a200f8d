package dev.densescope.session.file;

/** A run file that cannot be made or read; the message is one sentence: which file and why. */
public final class RunFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunFileException(String message) {
        super(message);
    }

    public RunFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
