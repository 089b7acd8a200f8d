package dev.densescope.weights;

/** Weights whose classifier alone does not fit: a new one would do. The message is part of a sentence about the file. */
final class ClassifierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClassifierException(String message) {
        super(message);
    }
}
