package dev.densescope.weights.tensor;

import dev.densescope.problem.Advice;

/** Weights whose classifier alone does not fit: a new one would do. The message is part of a sentence about the file. */
public final class ClassifierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Advice advice;

    /** @param advice what else would do: a new classifier does in any case */
    public ClassifierException(String message, Advice advice) {
        super(message);
        this.advice = advice;
    }

    Advice advice() {
        return advice;
    }
}
