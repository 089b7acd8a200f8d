package dev.densescope.ui.plan.model;

/** State of an output of a layer between forward and backward. */
public enum OutputState {
    /** Kept from forward for backward. */
    KEPT,
    RECOMPUTED,
    /** No copy exists: the features are contiguous. */
    IN_PLACE,
    /** The layer has no such output, or backward does not read it. */
    NONE
}
