package dev.densescope.plan.cost;

/** The work of an operation, and its measured time in nanoseconds. */
public record CostSample(Work work, double nanos) {}
