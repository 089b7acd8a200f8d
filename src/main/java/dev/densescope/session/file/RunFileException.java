package dev.densescope.session.file;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** Thrown if a run file cannot be created or read. The message is one sentence: which file and why. */
public final class RunFileException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public RunFileException(Text message) {
        super(message);
    }

    public RunFileException(Text message, Throwable cause) {
        super(message, cause);
    }
}
