package dev.densescope.chart.timeline;

import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * A live profile reduced to the pixels there are: of the operations that begin within one pixel, the one with the most
 * bytes stands for all, so that no peak is lost. Immutable.
 */
public final class PeakColumns {
    private final LiveProfile profile;
    private final double[] edges;
    private final int[] operations;

    /**
     * Chooses an operation for each pixel in which any begins.
     *
     * @param startX where an operation begins, in pixels, never falling
     * @param endX where the last one ends
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

    /** The first operation in each pixel that has one. */
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

    /** Where each column begins, and last where the last one ends. */
    public double[] edges() {
        return edges.clone();
    }

    /** Bytes of a category, column by column. */
    public long[] bytes(Category category) {
        return values(operation -> profile.bytes(operation, category));
    }

    /** Bytes of all categories, column by column. */
    public long[] totalBytes() {
        return values(profile::totalBytes);
    }

    private long[] values(IntToLongFunction bytes) {
        return Arrays.stream(operations).mapToLong(bytes).toArray();
    }
}
