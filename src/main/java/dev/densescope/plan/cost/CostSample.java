package dev.densescope.plan.cost;

/** An operation and the time that it took, in nanoseconds. */
public record CostSample(Work work, double nanos) {}
