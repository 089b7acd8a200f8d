package dev.densescope.report.chart;

import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToLongBiFunction;

/**
 * A live profile reduced to the pixels there are: of the operations that begin within one pixel, the one with the most
 * bytes stands for all, so that no peak is lost.
 */
final class TimelineColumns {
    private final LiveProfile profile;
    private final double[] edges;
    private final int[] operations;

    /**
     * @param startX where an operation begins, in pixels, never falling
     * @param endX where the last one ends
     */
    TimelineColumns(LiveProfile profile, IntToDoubleFunction startX, double endX) {
        this.profile = profile;
        List<Double> starts = new ArrayList<>();
        List<Integer> chosen = new ArrayList<>();
        for (int operation = 0; operation < profile.operations(); operation++) {
            double x = startX.applyAsDouble(operation);
            int last = chosen.size() - 1;
            if (last < 0 || Math.floor(x) > Math.floor(starts.get(last))) {
                starts.add(x);
                chosen.add(operation);
            } else if (profile.totalBytes(operation) > profile.totalBytes(chosen.get(last))) {
                chosen.set(last, operation);
            }
        }
        starts.add(Math.max(endX, starts.isEmpty() ? endX : starts.get(starts.size() - 1)));
        edges = starts.stream().mapToDouble(Double::doubleValue).toArray();
        operations = chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Where each column begins, and last where the last one ends. */
    double[] edges() {
        return edges.clone();
    }

    /** Bytes of a category, column by column. */
    long[] bytes(Category category) {
        return values((live, operation) -> live.bytes(operation, category));
    }

    /** Bytes of all categories, column by column. */
    long[] totalBytes() {
        return values((live, operation) -> live.totalBytes(operation));
    }

    private long[] values(ToLongBiFunction<LiveProfile, Integer> bytes) {
        long[] values = new long[operations.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.applyAsLong(profile, operations[i]);
        }
        return values;
    }
}
