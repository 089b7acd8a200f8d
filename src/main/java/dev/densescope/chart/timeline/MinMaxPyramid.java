package dev.densescope.chart.timeline;

import dev.densescope.memory.LiveProfile;

/**
 * Finds the positions of maximum and minimum of any range of values in logarithmic time. A chart with more values than
 * pixels draws both, since a mean would hide peaks. Immutable.
 */
public final class MinMaxPyramid {
    private static final int FAN_BITS = 3;
    static final int FAN = 1 << FAN_BITS;

    private final long[] values;
    private final int size;
    private final int[][] highest; // [l][i]: of FAN^(l+1) values from i * FAN^(l+1)
    private final int[][] lowest;

    /** The arrays may be longer than the values need; what the values need never changes. */
    MinMaxPyramid(long[] values, int size, int[][] highest, int[][] lowest) {
        this.values = values;
        this.size = size;
        this.highest = highest;
        this.lowest = lowest;
    }

    /** Builds a pyramid from a copy of the values. */
    public static MinMaxPyramid of(long[] values) {
        PyramidBuilder builder = new PyramidBuilder();
        for (long value : values) {
            builder.add(value);
        }
        return builder.build();
    }

    /** Builds a pyramid from the total bytes of each operation. */
    public static MinMaxPyramid totals(LiveProfile profile) {
        PyramidBuilder builder = new PyramidBuilder();
        for (int operation = 0; operation < profile.operations(); operation++) {
            builder.add(profile.totalBytes(operation));
        }
        return builder.build();
    }

    public int size() {
        return size;
    }

    public long value(int index) {
        return values[index];
    }

    /** Index of the first maximum from {@code from} (inclusive) to {@code to} (exclusive, greater). */
    public int highest(int from, int to) {
        return extreme(from, to, true);
    }

    /** Index of the first minimum from {@code from} (inclusive) to {@code to} (exclusive, greater). */
    public int lowest(int from, int to) {
        return extreme(from, to, false);
    }

    /** The maximum; 0 if there is no value. */
    public long max() {
        return size == 0 ? 0 : values[highest(0, size)];
    }

    private int extreme(int from, int to, boolean wantHighest) {
        int[][] levels = wantHighest ? highest : lowest;
        int best = from;
        long bestValue = values[from];
        int index = from;
        while (index < to) {
            int aligned = index == 0 ? levels.length : Integer.numberOfTrailingZeros(index) / FAN_BITS;
            int level = Math.min(aligned, levels.length);
            while (level > 0 && index + (1L << (level * FAN_BITS)) > to) {
                level--;
            }
            int candidate = level == 0 ? index : levels[level - 1][index >> (level * FAN_BITS)];
            long value = values[candidate];
            if (wantHighest ? value > bestValue : value < bestValue) {
                best = candidate;
                bestValue = value;
            }
            index += 1 << (level * FAN_BITS);
        }
        return best;
    }
}
