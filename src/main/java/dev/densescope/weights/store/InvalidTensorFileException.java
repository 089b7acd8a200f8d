package dev.densescope.weights.store;

/** A file whose content cannot be used; the message is part of a sentence about the file, without its end. */
public final class InvalidTensorFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidTensorFileException(String message) {
        super(message);
    }

    public InvalidTensorFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
