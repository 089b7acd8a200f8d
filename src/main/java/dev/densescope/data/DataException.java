package dev.densescope.data;

/** Images that cannot be had; the message is one sentence: what, where, and what is allowed. */
public class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
