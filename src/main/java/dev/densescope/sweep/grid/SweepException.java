package dev.densescope.sweep.grid;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** A grid that cannot be swept, or a folder that cannot be used for it. The message is one sentence. */
public final class SweepException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    private final boolean isBadInput;

    private SweepException(boolean isBadInput, Text message, Throwable cause) {
        super(message, cause);
        this.isBadInput = isBadInput;
    }

    /** Of a grid or a folder that can never be swept. */
    public SweepException(Text message) {
        this(true, message, null);
    }

    /** Of a grid or a folder that can never be swept. */
    public SweepException(Text message, Throwable cause) {
        this(true, message, cause);
    }

    /** Of a file that could not be read or written this time, such as on a full disk. */
    public static SweepException ofFile(Text message, Throwable cause) {
        return new SweepException(false, message, cause);
    }

    @Override
    public boolean isBadInput() {
        return isBadInput;
    }
}
