package dev.densescope.spec.json;

/** JSON that is not a valid design. The message is one sentence about the JSON, without the file it came from. */
public final class InvalidDesignJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidDesignJsonException(String message) {
        super(message);
    }

    public InvalidDesignJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
