package dev.densescope.session.measure;

import java.util.stream.LongStream;

/** The median, which single slow steps do not change. */
public final class Median {
    private Median() {}

    /** The median; for an even count, the mean of the two middle numbers, rounded down. 0 without numbers. */
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
