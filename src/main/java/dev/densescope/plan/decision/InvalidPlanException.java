package dev.densescope.plan.decision;

import dev.densescope.language.Text;
import dev.densescope.problem.DenseScopeException;

/** Thrown for a text that is not a plan, or a plan for another design. The message is one sentence with the reason. */
public final class InvalidPlanException extends DenseScopeException {
    private static final long serialVersionUID = 1L;

    public InvalidPlanException(Text message) {
        super(message);
    }
}
