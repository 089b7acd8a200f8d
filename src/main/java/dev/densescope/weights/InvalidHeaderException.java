package dev.densescope.weights;

/** A header that says what cannot be; the message is part of a sentence about the file. */
final class InvalidHeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidHeaderException(String message) {
        super(message);
    }

    InvalidHeaderException(String message, Throwable cause) {
        super(message, cause);
    }
}
