package dev.densescope.weights.store;

/** A file with invalid content. The message is part of a sentence about the file. */
public final class InvalidTensorFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidTensorFileException(String message) {
        super(message);
    }

    public InvalidTensorFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
