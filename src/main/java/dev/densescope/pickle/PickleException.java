package dev.densescope.pickle;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** A pickle that is damaged, too large, or more than plain data. The message is part of a sentence about the file. */
public final class PickleException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public PickleException(Text message) {
        super(message.toString());
        text = message;
    }

    /** It does not follow the format. */
    public static PickleException damaged() {
        return new PickleException(Text.of("its pickle is damaged: download or save it again"));
    }

    /** It ends before its last opcode. */
    public static PickleException truncated() {
        return new PickleException(Text.of("its pickle ends too early: download or save it again"));
    }

    @Override
    public Text told() {
        return text;
    }
}
