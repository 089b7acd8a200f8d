package dev.densescope.chart.timeline;

import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * A live profile reduced to pixel resolution: of the operations that start within one pixel, the one with the most
 * bytes is shown, so that no peak is lost. Immutable.
 */
public final class PeakColumns {
    private final LiveProfile profile;
    private final double[] edges;
    private final int[] operations;

    /**
     * Selects an operation for each pixel in which one starts.
     *
     * @param startX start of an operation in pixels, non-decreasing
     * @param endX end of the last operation
     */
    public PeakColumns(LiveProfile profile, IntToDoubleFunction startX, double endX) {
        this.profile = profile;
        int[] firsts = firsts(profile.operations(), startX);
        MinMaxPyramid totals = MinMaxPyramid.totals(profile);
        operations = new int[firsts.length];
        edges = new double[firsts.length + 1];
        double end = endX;
        for (int i = 0; i < firsts.length; i++) {
            operations[i] = totals.highest(firsts[i], i + 1 < firsts.length ? firsts[i + 1] : totals.size());
            edges[i] = startX.applyAsDouble(firsts[i]);
            end = Math.max(endX, edges[i]);
        }
        edges[firsts.length] = end;
    }

    /** The first operation in each pixel in which one starts. */
    private static int[] firsts(int operations, IntToDoubleFunction startX) {
        List<Integer> firsts = new ArrayList<>();
        double pixel = Double.NEGATIVE_INFINITY;
        for (int operation = 0; operation < operations; operation++) {
            double now = Math.floor(startX.applyAsDouble(operation));
            if (now > pixel) {
                firsts.add(operation);
                pixel = now;
            }
        }
        return firsts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The starts of all columns, and the end of the last one. */
    public double[] edges() {
        return edges.clone();
    }

    /** Bytes of a category, by column. */
    public long[] bytes(Category category) {
        return values(operation -> profile.bytes(operation, category));
    }

    /** Bytes of all categories, by column. */
    public long[] totalBytes() {
        return values(profile::totalBytes);
    }

    private long[] values(IntToLongFunction bytes) {
        return Arrays.stream(operations).mapToLong(bytes).toArray();
    }
}
