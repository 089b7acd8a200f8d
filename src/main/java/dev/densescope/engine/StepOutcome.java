package dev.densescope.engine;

import java.util.Optional;

/** How a step ended. */
public sealed interface StepOutcome {
    /**
     * @param loss mean softmax cross-entropy before the update; may be infinite or not a number
     * @param correct images of the minibatch whose own class was the most likely one, before the update
     * @param nonFinite where the first value that is not finite appeared in forward, if there was one
     * @param probeNanos time it took to look at what kernels wrote, which is no part of training; 0 but in the first step
     */
    record Finished(float loss, int correct, Optional<NonFiniteValue> nonFinite, long probeNanos)
            implements StepOutcome {}

    /** Abandoned between two operations because the caller asked to stop. */
    record Stopped() implements StepOutcome {}
}
