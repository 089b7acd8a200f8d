package dev.densescope.device.cuda.memory;

import dev.densescope.language.Text;
import dev.densescope.language.Told;

/** A call of one of NVIDIA's libraries failed. The message is one sentence. */
public final class CudaException extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public CudaException(Text sentence) {
        super(sentence.toString());
        text = sentence;
    }

    @Override
    public Text told() {
        return text;
    }
}
