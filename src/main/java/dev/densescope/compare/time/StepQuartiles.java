package dev.densescope.compare.time;

import java.util.Arrays;

/**
 * Quartiles of the times of measured steps, in nanoseconds.
 *
 * @param steps number of steps, at least 1
 */
public record StepQuartiles(int steps, long lowerNanos, long medianNanos, long upperNanos) {
    /**
     * The quartiles of times.
     *
     * @param nanos times of steps in any order, at least one
     */
    public static StepQuartiles of(long... nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nanos must hold at least 1 time, but is empty");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new StepQuartiles(sorted.length, at(sorted, 1), at(sorted, 2), at(sorted, 3));
    }

    /** The value below which so many quarters of the times are, interpolated between neighbours, rounded down. */
    private static long at(long[] sorted, int quarters) {
        long position = (long) quarters * (sorted.length - 1);
        int below = (int) (position / 4);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position % 4) / 4;
    }
}
