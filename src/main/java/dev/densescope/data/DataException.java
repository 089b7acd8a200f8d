package dev.densescope.data;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.DenseScopeException;

/** Images that cannot be read or used. The message is one sentence: what, where, and what to do. */
public class DataException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public DataException(Text message) {
        super(message);
    }

    /** @param clause what is wrong, with the value: a sentence without its full stop, followed by the advice */
    public DataException(Text clause, Advice advice) {
        super(clause, advice, null);
    }

    public DataException(Text message, Throwable cause) {
        super(message, cause);
    }
}
