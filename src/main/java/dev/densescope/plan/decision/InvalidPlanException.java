package dev.densescope.plan.decision;

import dev.densescope.problem.DenseScopeException;

/** A text that is no plan, or a plan that is made for another design. The message is one sentence that says what is wrong. */
public final class InvalidPlanException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public InvalidPlanException(String message) {
        super(message);
    }
}
