package dev.densescope.weights.store;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** A file with invalid content. The message is part of a sentence about the file. */
public final class InvalidTensorFileException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public InvalidTensorFileException(Text message) {
        super(message.toString());
        text = message;
    }

    public InvalidTensorFileException(Text message, Throwable cause) {
        super(message.toString(), cause);
        text = message;
    }

    @Override
    public Text told() {
        return text;
    }
}
