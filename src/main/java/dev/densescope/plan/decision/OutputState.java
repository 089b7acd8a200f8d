package dev.densescope.plan.decision;

/** State of an output of a layer between forward and backward. */
public enum OutputState {
    /** Kept from forward for backward. */
    KEPT,
    /** Recomputed in backward as a whole. */
    RECOMPUTED,
    /** Recomputed in backward in chunks of channels, and never stored as a whole. */
    IN_CHUNKS,
    /** No copy exists: the features are contiguous. */
    IN_PLACE,
    /** The layer has no such output, or backward does not read it. */
    NONE;

    /** Whether the user can change this state: keep or recompute the output. */
    public boolean isChoice() {
        return this == KEPT || this == RECOMPUTED || this == IN_CHUNKS;
    }
}
