package dev.densescope.weights.tensor;

/** Weights whose classifier alone does not fit: a new one would do. The message is part of a sentence about the file. */
public final class ClassifierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClassifierException(String message) {
        super(message);
    }
}
