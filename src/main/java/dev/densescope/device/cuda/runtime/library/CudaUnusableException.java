package dev.densescope.device.cuda.runtime.library;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** A GPU, its driver or its libraries cannot be used. The message is one sentence: why, and what to do. */
public final class CudaUnusableException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public CudaUnusableException(Text sentence) {
        super(sentence.toString());
        text = sentence;
    }

    public CudaUnusableException(Text sentence, Throwable cause) {
        super(sentence.toString(), cause);
        text = sentence;
    }

    @Override
    public Text told() {
        return text;
    }
}
