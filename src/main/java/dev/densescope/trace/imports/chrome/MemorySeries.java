package dev.densescope.trace.imports.chrome;

import dev.densescope.memory.MemoryTimeline;
import dev.densescope.memory.MemoryTimelineBuilder;
import java.util.Arrays;

/**
 * The memory events of a device. Those of each thread are in order, but not those of several threads, so they are sorted
 * by time when the trace is complete. Confined to one thread.
 */
final class MemorySeries {
    private static final int INITIAL = 16;
    private static final long NOT_GIVEN = -1;

    private final boolean hasTotals;
    private long[] nanos = new long[INITIAL];
    private long[] values = new long[INITIAL]; // live bytes after the event, or their change if there are no totals
    private long[] reserved = new long[INITIAL];
    private int size;
    private boolean ascending = true;
    private long firstNanos = Long.MAX_VALUE;
    private long firstChange;

    /** @param hasTotals whether events tell all live bytes, or only their change */
    MemorySeries(boolean hasTotals) {
        this.hasTotals = hasTotals;
    }

    boolean hasTotals() {
        return hasTotals;
    }

    int size() {
        return size;
    }

    void add(AllocatorEvent event) {
        if (size == nanos.length) {
            int capacity = size + size / 2;
            nanos = Arrays.copyOf(nanos, capacity);
            values = Arrays.copyOf(values, capacity);
            reserved = Arrays.copyOf(reserved, capacity);
        }
        ascending &= size == 0 || nanos[size - 1] <= event.nanos();
        if (event.nanos() < firstNanos) {
            firstNanos = event.nanos();
            firstChange = event.changeBytes();
        }
        nanos[size] = event.nanos();
        values[size] = hasTotals ? event.totalBytes() : event.changeBytes();
        reserved[size] = event.reservedBytes().orElse(NOT_GIVEN);
        size++;
    }

    /** Sorts the events by time; events of the same time keep their order. Call it after the last event. */
    MemorySeries sort() {
        if (!ascending) {
            int[] order = TimeOrder.of(nanos, size);
            nanos = permuted(nanos, order);
            values = permuted(values, order);
            reserved = permuted(reserved, order);
            ascending = true;
        }
        return this;
    }

    private static long[] permuted(long[] array, int[] order) {
        long[] permuted = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            permuted[i] = array[order[i]];
        }
        return permuted;
    }

    /**
     * Live bytes before the first event; the least that is possible, if there are no totals.
     *
     * @throws ArithmeticException if sums exceed 63 bits
     */
    long liveBytesBefore() {
        if (size == 0) {
            return 0;
        }
        if (hasTotals) {
            return Math.max(0, values[0] - firstChange);
        }
        long sum = 0;
        long lowest = 0;
        for (int i = 0; i < size; i++) {
            sum = Math.addExact(sum, values[i]);
            lowest = Math.min(lowest, sum);
        }
        return Math.negateExact(lowest);
    }

    /** Live bytes of unknown category, since the first event. */
    MemoryTimeline live() {
        MemoryTimelineBuilder timeline = new MemoryTimelineBuilder();
        long now = liveBytesBefore();
        timeline.setUnknown(now).point(0);
        for (int i = 0; i < size; i++) {
            now = hasTotals ? values[i] : Math.addExact(now, values[i]);
            timeline.setUnknown(now).point(sinceFirst(i));
        }
        return timeline.build();
    }

    /** Reserved bytes, since the first event; without points if they are not given, or always 0. */
    MemoryTimeline reserved() {
        MemoryTimelineBuilder timeline = new MemoryTimelineBuilder();
        long before = NOT_GIVEN;
        long most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, reserved[i]);
            if (reserved[i] != NOT_GIVEN && reserved[i] != before) {
                before = reserved[i];
                timeline.setUnknown(before).point(sinceFirst(i));
            }
        }
        if (most == 0) { // allocators of the processor reserve nothing
            return new MemoryTimelineBuilder().build();
        }
        return timeline.point(sinceFirst(size - 1)).build();
    }

    private long sinceFirst(int event) {
        return Math.subtractExact(nanos[event], nanos[0]);
    }
}
