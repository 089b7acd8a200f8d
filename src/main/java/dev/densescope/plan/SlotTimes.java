package dev.densescope.plan;

import java.util.Arrays;
import java.util.List;

/**
 * Sizes and lifetimes of the slots of a step, by id. Arrays instead of {@link SlotLifetime}s, since thousands of plans
 * are evaluated. Filled once, then only read.
 */
final class SlotTimes {
    private final int[] first;
    private final int[] last;
    private final long[] bytes;
    private int count;

    /** @param capacity number of slots */
    SlotTimes(int capacity) {
        first = new int[capacity];
        last = new int[capacity];
        bytes = new long[capacity];
    }

    static SlotTimes of(List<SlotLifetime> slots) {
        SlotTimes times = new SlotTimes(slots.size());
        for (SlotLifetime lifetime : slots) {
            times.add(lifetime.first(), lifetime.last(), lifetime.bytes());
        }
        return times;
    }

    /** @param alignedBytes bytes that the slot occupies in the arena */
    void add(int firstOperation, int lastOperation, long alignedBytes) {
        first[count] = firstOperation;
        last[count] = lastOperation;
        bytes[count] = alignedBytes;
        count++;
    }

    /** Bytes occupied during each operation. */
    long[] occupiedBytes(int operations) {
        long[] occupied = new long[operations + 1];
        for (int slot = 0; slot < count; slot++) {
            occupied[first[slot]] += bytes[slot];
            occupied[last[slot] + 1] -= bytes[slot];
        }
        for (int i = 1; i < operations; i++) {
            occupied[i] = Math.addExact(occupied[i], occupied[i - 1]);
        }
        return Arrays.copyOf(occupied, operations);
    }

    int count() {
        return count;
    }

    int first(int slot) {
        return first[slot];
    }

    int last(int slot) {
        return last[slot];
    }

    long bytes(int slot) {
        return bytes[slot];
    }
}
