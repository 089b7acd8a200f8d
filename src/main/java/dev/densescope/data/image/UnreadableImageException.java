package dev.densescope.data.image;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** A file that is not a usable image. The message is the reason, as the end of a sentence: {@code it is empty}. */
public class UnreadableImageException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public UnreadableImageException(Text reason) {
        super(reason.toString());
        text = reason;
    }

    public UnreadableImageException(Text reason, Throwable cause) {
        super(reason.toString(), cause);
        text = reason;
    }

    @Override
    public Text told() {
        return text;
    }
}
