package dev.densescope.weights;

/** A file of parameters that cannot be read, used or written; the message is one sentence: which file and why. */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WeightsException(String message) {
        super(message);
    }

    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
