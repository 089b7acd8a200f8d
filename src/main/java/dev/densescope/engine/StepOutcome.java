package dev.densescope.engine;

import java.util.Optional;

/** The result of a step. */
public sealed interface StepOutcome {
    /**
     * @param loss mean softmax cross-entropy before the update; may be infinite or NaN
     * @param correct number of images classified correctly before the update
     * @param nonFinite the first value in forward that was not finite, if any
     * @param probeNanos time spent on the write probe, which is not part of training; 0 except in the first step
     */
    record Finished(float loss, int correct, Optional<NonFiniteValue> nonFinite, long probeNanos)
            implements StepOutcome {}

    /** Abandoned between two operations on request of the caller. */
    record Stopped() implements StepOutcome {}
}
