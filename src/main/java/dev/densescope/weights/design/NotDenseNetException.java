package dev.densescope.weights.design;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** Tensors that do not belong to a DenseNet. The message is part of a sentence: which tensor, and why. */
public final class NotDenseNetException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    NotDenseNetException(Text message) {
        super(message.toString());
        text = message;
    }

    NotDenseNetException(Text message, Throwable cause) {
        super(message.toString(), cause);
        text = message;
    }

    @Override
    public Text told() {
        return text;
    }
}
