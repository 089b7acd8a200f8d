package dev.densescope.weights.tensor;

import dev.densescope.problem.Advice;

/**
 * Weights that match except for the classifier, so that a new classifier can be used. The message is part of a sentence
 * about the file.
 */
public final class ClassifierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Advice advice;

    /** @param advice alternatives, including a new classifier */
    public ClassifierException(String message, Advice advice) {
        super(message);
        this.advice = advice;
    }

    Advice advice() {
        return advice;
    }
}
