package dev.densescope.ui.plan.model;

/** What becomes of an output of a layer between forward and backward. */
public enum OutputState {
    /** Backward finds it as forward left it. */
    KEPT,
    RECOMPUTED,
    /** There is no copy of it: the features lie side by side. */
    IN_PLACE,
    /** The layer has no such output, or backward does not read it. */
    NONE
}
