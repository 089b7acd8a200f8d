package dev.densescope.plan;

import java.util.Arrays;

/**
 * Assigns offsets to slots whose lifetime is a part of forward or backward: first fit, in a given order, from the end
 * of the arena. Offsets are counted from that end.
 */
final class TransientSlots {
    private final SlotTimes times;
    /** Offset of each placed slot. */
    private final long[] near;

    private final long[] extents;
    /** By operation: all offsets below this one are in use, so the search starts here. */
    private final long[] solid;
    /** By operation: slots in use beyond {@link #solid}, and their number. */
    private final int[][] loose;

    private final int[] looseCount;
    /** The last search that visited each slot. */
    private final int[] seen;

    private int search;
    private int[] inTheWay = new int[16];

    private TransientSlots(SlotTimes times, int operations) {
        this.times = times;
        near = new long[times.count()];
        seen = new int[times.count()];
        extents = new long[operations];
        solid = new long[operations];
        loose = new int[operations][];
        looseCount = new int[operations];
    }

    /**
     * Places slots.
     *
     * @param inOrder in which they are placed
     * @param operations number of operations of the step
     */
    static TransientSlots place(SlotTimes times, int[] inOrder, int operations) {
        TransientSlots placed = new TransientSlots(times, operations);
        for (int slot : inOrder) {
            placed.place(slot);
        }
        return placed;
    }

    /** End of a slot: its offset plus its size. */
    long far(int slot) {
        return near[slot] + times.bytes(slot);
    }

    /** End of the last slot in use during an operation. */
    long extent(int operation) {
        return extents[operation];
    }

    private void place(int slot) {
        near[slot] = nearestFree(slot);
        long far = Math.addExact(near[slot], times.bytes(slot));
        for (int i = times.first(slot); i <= times.last(slot); i++) {
            extents[i] = Math.max(extents[i], far);
            if (near[slot] == solid[i]) {
                solid[i] = far;
                absorb(i);
            } else {
                addLoose(i, slot);
            }
        }
    }

    private long nearestFree(int slot) {
        long bytes = times.bytes(slot);
        long place = 0;
        for (int i = times.first(slot); i <= times.last(slot); i++) {
            place = Math.max(place, solid[i]);
        }
        int found = gather(slot, place);
        for (int i = 0; i < found; i++) {
            if (near[inTheWay[i]] - place >= bytes) {
                return place;
            }
            place = Math.max(place, far(inTheWay[i]));
        }
        return place;
    }

    /**
     * Collects the slots whose lifetimes overlap that of a slot and that end beyond an offset, nearest first; returns
     * their number.
     */
    private int gather(int slot, long beyond) {
        search++;
        int found = 0;
        for (int i = times.first(slot); i <= times.last(slot); i++) {
            for (int j = 0; j < looseCount[i]; j++) {
                int other = loose[i][j];
                if (seen[other] != search && far(other) > beyond) {
                    seen[other] = search;
                    insert(other, found++);
                }
            }
        }
        return found;
    }

    private void insert(int slot, int count) {
        if (count == inTheWay.length) {
            inTheWay = Arrays.copyOf(inTheWay, 2 * count);
        }
        int place = count;
        while (place > 0 && near[inTheWay[place - 1]] > near[slot]) {
            inTheWay[place] = inTheWay[place - 1];
            place--;
        }
        inTheWay[place] = slot;
    }

    private void addLoose(int operation, int slot) {
        int count = looseCount[operation];
        if (loose[operation] == null) {
            loose[operation] = new int[4];
        } else if (count == loose[operation].length) {
            loose[operation] = Arrays.copyOf(loose[operation], 2 * count);
        }
        loose[operation][count] = slot;
        looseCount[operation] = count + 1;
    }

    /** Extends {@link #solid} over loose slots that it now reaches. */
    private void absorb(int operation) {
        int next = 0;
        while (next < looseCount[operation]) {
            int other = loose[operation][next];
            if (near[other] == solid[operation]) {
                solid[operation] = far(other);
                looseCount[operation]--;
                loose[operation][next] = loose[operation][looseCount[operation]];
                next = 0; // an earlier one may now be adjacent
            } else {
                next++;
            }
        }
    }
}
