package dev.densescope.weights.tensor;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.DenseScopeException;
import java.io.IOException;

/**
 * A weights file or checkpoint that cannot be read, used or written. The message is one sentence: which file, and why.
 */
public final class WeightsException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    private final boolean newHeadHelps;

    public WeightsException(Text message) {
        super(message);
        newHeadHelps = false;
    }

    public WeightsException(Text message, Throwable cause) {
        super(message, cause);
        newHeadHelps = false;
    }

    /** @param clause what is wrong: a sentence without its full stop, followed by the advice */
    public WeightsException(Text clause, Advice advice) {
        super(clause, advice, null);
        newHeadHelps = false;
    }

    /** @param clause what is wrong: a sentence without its full stop, followed by the advice of the cause */
    public WeightsException(Text clause, ClassifierException cause) {
        super(clause, cause.advice(), cause);
        newHeadHelps = true;
    }

    /** Whether the file could be used with {@link HeadChoice#NEW}. */
    public boolean newHeadHelps() {
        return newHeadHelps;
    }

    /** Whether the cause is the file system, such as a full disk, so that another attempt may succeed. */
    public boolean isOfFileSystem() {
        return getCause() instanceof IOException;
    }

    @Override
    public boolean isBadInput() {
        return !isOfFileSystem();
    }
}
