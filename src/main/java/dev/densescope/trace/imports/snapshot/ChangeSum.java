package dev.densescope.trace.imports.snapshot;

/** The running sum of changes, and its lowest value. Starts at 0. Not thread-safe. */
final class ChangeSum {
    private long sum;
    private long lowest;

    void add(long change) {
        sum += change;
        lowest = Math.min(lowest, sum);
    }

    long sum() {
        return sum;
    }

    /** The least that must have been there before, so that the sum never falls below 0. */
    long leastBefore() {
        return -lowest;
    }
}
