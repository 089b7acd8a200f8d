package dev.densescope.session.costs;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** A run cannot be used as source of costs for a design. The message is one sentence: why, and what to do. */
public final class CostsRefusedException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    CostsRefusedException(Text message) {
        super(message);
    }
}
