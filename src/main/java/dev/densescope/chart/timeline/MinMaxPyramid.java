package dev.densescope.chart.timeline;

import dev.densescope.memory.LiveProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the positions of maximum and minimum of any range of values in logarithmic time. A chart with more values than
 * pixels draws both, since a mean would hide peaks. Immutable.
 */
public final class MinMaxPyramid {
    private static final int FAN = 8;

    private final long[] values;
    private final List<int[]> highest = new ArrayList<>(); // level l, element i: of FAN^(l+1) values from i * FAN^(l+1)
    private final List<int[]> lowest = new ArrayList<>();

    private MinMaxPyramid(long[] values) {
        this.values = values;
        int span = 1;
        int[] high = null;
        int[] low = null;
        while (values.length / span >= FAN) {
            high = condensed(high, span, true);
            low = condensed(low, span, false);
            highest.add(high);
            lowest.add(low);
            span *= FAN;
        }
    }

    /** Builds a pyramid from a copy of the values. */
    public static MinMaxPyramid of(long[] values) {
        return new MinMaxPyramid(values.clone());
    }

    /** Builds a pyramid from the total bytes of each operation. */
    public static MinMaxPyramid totals(LiveProfile profile) {
        long[] totals = new long[profile.operations()];
        Arrays.setAll(totals, profile::totalBytes);
        return new MinMaxPyramid(totals);
    }

    public int size() {
        return values.length;
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

    private int extreme(int from, int to, boolean wantHighest) {
        List<int[]> levels = wantHighest ? highest : lowest;
        int best = from;
        int index = from;
        while (index < to) {
            int level = 0;
            int span = 1;
            while (level < levels.size() && index % (span * FAN) == 0 && index + span * FAN <= to) {
                span *= FAN;
                level++;
            }
            int candidate = level == 0 ? index : levels.get(level - 1)[index / span];
            best = better(candidate, best, wantHighest) ? candidate : best;
            index += span;
        }
        return best;
    }

    private int[] condensed(int[] finer, int span, boolean wantHighest) {
        int[] coarser = new int[values.length / (span * FAN)];
        for (int i = 0; i < coarser.length; i++) {
            int best = span == 1 ? i * FAN : finer[i * FAN];
            for (int k = 1; k < FAN; k++) {
                int candidate = span == 1 ? i * FAN + k : finer[i * FAN + k];
                best = better(candidate, best, wantHighest) ? candidate : best;
            }
            coarser[i] = best;
        }
        return coarser;
    }

    private boolean better(int candidate, int best, boolean wantHighest) {
        return wantHighest ? values[candidate] > values[best] : values[candidate] < values[best];
    }
}
