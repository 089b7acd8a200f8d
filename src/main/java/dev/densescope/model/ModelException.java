package dev.densescope.model;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.DenseScopeException;
import java.io.IOException;

/** A model that cannot be exported. The message is one sentence: which file, and why. */
public final class ModelException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    /** @param clause what is wrong: a sentence without its full stop, followed by the advice */
    public ModelException(Text clause, Advice advice) {
        super(clause, advice, null);
    }

    public ModelException(Text message, IOException cause) {
        super(message, cause);
    }

    /** A full disk may have space the next time. */
    @Override
    public boolean isBadInput() {
        return !(getCause() instanceof IOException);
    }
}
