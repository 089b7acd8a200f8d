package dev.densescope.session.imports;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** A file that no design can be made from; the message is one sentence: which file, why, and what to do. */
public final class ImportRefusedException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    ImportRefusedException(Text message, Throwable cause) {
        super(message, cause);
    }
}
