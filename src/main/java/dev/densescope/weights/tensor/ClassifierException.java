package dev.densescope.weights.tensor;

import dev.densescope.language.Text;
import dev.densescope.language.Told;
import dev.densescope.problem.Advice;

/**
 * Weights that match except for the classifier, so that a new classifier can be used. The message is part of a sentence
 * about the file.
 */
public final class ClassifierException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;
    private final transient Advice advice;

    /** @param advice alternatives, including a new classifier */
    public ClassifierException(Text message, Advice advice) {
        super(message.toString());
        text = message;
        this.advice = advice;
    }

    Advice advice() {
        return advice;
    }

    @Override
    public Text told() {
        return text;
    }
}
