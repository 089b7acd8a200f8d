package dev.densescope.session.measure;

import java.util.stream.LongStream;

/** The middle of some numbers: what a step usually takes, whatever the slowest took. */
public final class Median {
    private Median() {}

    /** The median, of an even count the mean of the two in the middle, rounded down; 0 of no numbers. */
    public static long of(LongStream numbers) {
        long[] sorted = numbers.sorted().toArray();
        if (sorted.length == 0) {
            return 0;
        }
        long upper = sorted[sorted.length / 2];
        long lower = sorted[(sorted.length - 1) / 2];
        return lower + (upper - lower) / 2;
    }
}
