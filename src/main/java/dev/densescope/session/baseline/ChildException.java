package dev.densescope.session.baseline;

import dev.densescope.session.RunOutcome;

/** The process of a framework has ended before it should. The message contains what it printed, for developers. */
final class ChildException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RunOutcome outcome;

    /** @param printed the last lines on its standard error */
    ChildException(RunOutcome outcome, String printed) {
        super(printed.isBlank() ? "it printed nothing" : "it printed:\n" + printed);
        this.outcome = outcome;
    }

    RunOutcome outcome() {
        return outcome;
    }
}
