package dev.densescope.plan;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Orders in which slots are placed. The sort key is a {@code long} of three 21-bit numbers, the last of which is the
 * slot.
 */
final class SlotOrder {
    private static final int BITS = 21;
    private static final int MAX = (1 << BITS) - 1;

    private SlotOrder() {}

    /**
     * By first use, then the longest lifetime first, then the largest first. So the order of different slots does not
     * depend on their ids, which differ between schedules and evaluations of plans.
     */
    static int[] byFirstUse(SlotTimes times, int[] slots) {
        int[] bySize = largestFirst(times, slots, slot -> 0);
        long[] keys = new long[slots.length];
        for (int i = 0; i < slots.length; i++) {
            keys[i] = key(times.first(bySize[i]), MAX - times.last(bySize[i]), i);
        }
        int[] order = sorted(keys);
        for (int i = 0; i < order.length; i++) {
            order[i] = bySize[order[i]];
        }
        return order;
    }

    /**
     * By a given rank, then the largest first, then by first use and id.
     *
     * @param byFirstUse the slots in that order
     * @param rank of a slot, from 0; the lowest is placed first
     */
    static int[] largestFirst(SlotTimes times, int[] byFirstUse, IntUnaryOperator rank) {
        long[] sizes = distinctSizes(times, byFirstUse);
        long[] keys = new long[byFirstUse.length];
        for (int i = 0; i < byFirstUse.length; i++) {
            int size = Arrays.binarySearch(sizes, times.bytes(byFirstUse[i]));
            keys[i] = key(rank.applyAsInt(byFirstUse[i]), sizes.length - 1 - size, i);
        }
        int[] order = sorted(keys);
        for (int i = 0; i < order.length; i++) {
            order[i] = byFirstUse[order[i]];
        }
        return order;
    }

    private static long[] distinctSizes(SlotTimes times, int[] slots) {
        long[] sizes = new long[slots.length];
        for (int i = 0; i < slots.length; i++) {
            sizes[i] = times.bytes(slots[i]);
        }
        Arrays.sort(sizes);
        int distinct = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (i == 0 || sizes[i] != sizes[distinct - 1]) {
                sizes[distinct++] = sizes[i];
            }
        }
        return Arrays.copyOf(sizes, distinct);
    }

    private static long key(int high, int middle, int low) {
        if (high > MAX || middle > MAX || low > MAX) {
            throw new IllegalArgumentException("a step has at most %d operations and slots".formatted(MAX));
        }
        return ((long) high << (2 * BITS)) | ((long) middle << BITS) | low;
    }

    private static int[] sorted(long[] keys) {
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) (keys[i] & MAX);
        }
        return order;
    }
}
