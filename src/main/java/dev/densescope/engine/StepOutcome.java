package dev.densescope.engine;

/** How a step ended. */
public sealed interface StepOutcome {
    /** @param loss mean softmax cross-entropy before the update; may be infinite or not a number */
    record Finished(float loss) implements StepOutcome {}

    /** Abandoned between two operations because the caller asked to stop. */
    record Stopped() implements StepOutcome {}
}
