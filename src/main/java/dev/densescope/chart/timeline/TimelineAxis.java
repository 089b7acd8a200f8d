package dev.densescope.chart.timeline;

/** What the memory timeline is drawn over. The operations have the same order on each. */
public enum TimelineAxis {
    /** Milliseconds since the start of the step; operations by number until a step has been timed. */
    TIME,
    /** The number of the operation. */
    OPERATION,
    /** The layers in forward order, and back: each pass of a layer is one unit long. */
    LAYER
}
