package dev.densescope.weights.design;

/** Tensors that do not belong to a DenseNet. The message is part of a sentence: which tensor, and why. */
public final class NotDenseNetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDenseNetException(String message) {
        super(message);
    }

    NotDenseNetException(String message, Throwable cause) {
        super(message, cause);
    }
}
