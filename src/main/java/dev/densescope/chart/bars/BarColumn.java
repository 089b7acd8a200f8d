package dev.densescope.chart.bars;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Bars that start in the same pixel and in the same group; usually one bar. A chart draws their extremes.
 *
 * @param x left edge of the first bar
 * @param width up to the right edge of the last bar
 * @param from the first bar, counted from 0
 * @param to after the last bar
 */
public record BarColumn(double x, double width, int from, int to) {
    /** The columns of all bars, in order. */
    public static List<BarColumn> of(BarSlots slots) {
        List<BarColumn> columns = new ArrayList<>();
        int first = 0;
        for (BarSlots.Group group : slots.groups()) {
            int end = first + group.layers();
            while (first < end) {
                int next = first + 1;
                while (next < end && pixel(slots, next) == pixel(slots, first)) {
                    next++;
                }
                columns.add(column(slots, first, next));
                first = next;
            }
        }
        return columns;
    }

    private static double pixel(BarSlots slots, int bar) {
        return Math.floor(slots.bars().get(bar).x());
    }

    private static BarColumn column(BarSlots slots, int from, int to) {
        BarSlots.Slot last = slots.bars().get(to - 1);
        double x = slots.bars().get(from).x();
        return new BarColumn(x, last.x() + last.width() - x, from, to);
    }

    /** Whether it has one bar only. */
    public boolean isSingle() {
        return to - from == 1;
    }

    /** The first bar with the largest value. */
    public int highest(IntToLongFunction values) {
        int highest = from;
        for (int bar = from + 1; bar < to; bar++) {
            highest = values.applyAsLong(bar) > values.applyAsLong(highest) ? bar : highest;
        }
        return highest;
    }
}
