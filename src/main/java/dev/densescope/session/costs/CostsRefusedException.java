package dev.densescope.session.costs;

import dev.densescope.problem.DenseScopeException;

/** A run that gives no costs for what is planned. The message is one sentence that says why, and what to do. */
public final class CostsRefusedException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    CostsRefusedException(String message) {
        super(message);
    }
}
