package dev.densescope.session.measure;

import java.util.List;

/** How much the times of successive steps vary. */
public final class TimeSpread {
    /** Minimum interquartile range of unsteady step times, as a fraction of the median. */
    private static final double STEADY = 0.1;

    private TimeSpread() {}

    /** Whether the middle half of the times covers so wide a range that their median may not be reproducible. */
    public static boolean isWide(List<Long> nanos) {
        if (nanos.isEmpty()) {
            return false;
        }
        List<Long> sorted = nanos.stream().sorted().toList();
        int quarter = sorted.size() / 4;
        long middleHalf = sorted.get(sorted.size() - 1 - quarter) - sorted.get(quarter);
        return middleHalf > STEADY * Median.of(nanos.stream().mapToLong(Long::longValue));
    }
}
