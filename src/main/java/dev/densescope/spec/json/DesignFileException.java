package dev.densescope.spec.json;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** A design file that cannot be read or written. The message is one sentence: which file, and why. */
public final class DesignFileException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public DesignFileException(Text message) {
        super(message);
    }

    public DesignFileException(Text message, Throwable cause) {
        super(message, cause);
    }
}
