package dev.densescope.chart.timeline;

import java.util.Arrays;

/**
 * Builds a {@link MinMaxPyramid} of values that arrive one after the other, at constant cost for each. Pyramids built
 * earlier stay valid, since nothing that they refer to changes. Confined to one thread.
 */
final class PyramidBuilder {
    private static final int FIRST_CAPACITY = 512;

    private long[] values = new long[FIRST_CAPACITY];
    private int size;
    private int[][] highest = new int[0][];
    private int[][] lowest = new int[0][];

    /** Appends a value. */
    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
        int span = MinMaxPyramid.FAN;
        for (int level = 0; size % span == 0; level++) {
            condense(level, span);
            if (span > Integer.MAX_VALUE / MinMaxPyramid.FAN) {
                return;
            }
            span *= MinMaxPyramid.FAN;
        }
    }

    /** The pyramid of all values so far; shares their memory. */
    MinMaxPyramid build() {
        return new MinMaxPyramid(values, size, highest.clone(), lowest.clone());
    }

    /** Adds the element of a level that the last {@code span} values have completed. */
    private void condense(int level, int span) {
        if (level == highest.length) {
            highest = Arrays.copyOf(highest, level + 1);
            lowest = Arrays.copyOf(lowest, level + 1);
            highest[level] = new int[FIRST_CAPACITY];
            lowest[level] = new int[FIRST_CAPACITY];
        }
        int element = size / span - 1;
        if (element == highest[level].length) {
            highest[level] = Arrays.copyOf(highest[level], element * 2);
            lowest[level] = Arrays.copyOf(lowest[level], element * 2);
        }
        highest[level][element] = extreme(level, element, highest, true);
        lowest[level][element] = extreme(level, element, lowest, false);
    }

    private int extreme(int level, int element, int[][] levels, boolean wantHighest) {
        int first = element * MinMaxPyramid.FAN;
        int best = level == 0 ? first : levels[level - 1][first];
        for (int i = first + 1; i < first + MinMaxPyramid.FAN; i++) {
            int candidate = level == 0 ? i : levels[level - 1][i];
            boolean better = wantHighest ? values[candidate] > values[best] : values[candidate] < values[best];
            best = better ? candidate : best;
        }
        return best;
    }
}
