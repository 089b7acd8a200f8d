package dev.densescope.device.host;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/**
 * ND4J already uses another backend in this process and cannot switch. The message is one sentence with the next step.
 */
public final class BackendTakenException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public BackendTakenException(Text sentence) {
        super(sentence.toString());
        text = sentence;
    }

    @Override
    public Text told() {
        return text;
    }
}
