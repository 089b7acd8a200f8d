package dev.densescope.spec.json;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** JSON that is not a valid design. The message is one sentence about the JSON, without the file it came from. */
public final class InvalidDesignJsonException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public InvalidDesignJsonException(Text message) {
        super(message.toString());
        text = message;
    }

    public InvalidDesignJsonException(Text message, Throwable cause) {
        super(message.toString(), cause);
        text = message;
    }

    @Override
    public Text told() {
        return text;
    }
}
