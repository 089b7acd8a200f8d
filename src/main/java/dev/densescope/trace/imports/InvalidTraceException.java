package dev.densescope.trace.imports;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** A trace with invalid content. The message is part of a sentence about the file. */
public final class InvalidTraceException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public InvalidTraceException(Text message) {
        super(message.toString());
        text = message;
    }

    public InvalidTraceException(Text message, Throwable cause) {
        super(message.toString(), cause);
        text = message;
    }

    @Override
    public Text told() {
        return text;
    }
}
