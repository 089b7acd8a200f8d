package dev.densescope.plan;

import dev.densescope.plan.step.StorageSlot;
import java.util.Arrays;

/** Collects the slots that the segments of one step use. Reused for each evaluation; for one thread. */
final class SlotUses {
    /** Last use of a slot that is needed until the step ends. */
    static final int UNTIL_THE_END = -1;

    private int[] first = new int[0];
    private int[] last = new int[0];
    private long[] bytes = new long[0];
    private int[] firstSegment = new int[0];
    /** The last evaluation that used each slot. */
    private int[] met = new int[0];

    private int evaluation;
    private int[] order = new int[0];
    private int count;

    /** @param slots maximum number of slots */
    void begin(int slots) {
        if (met.length < slots) {
            first = Arrays.copyOf(first, slots);
            last = Arrays.copyOf(last, slots);
            bytes = Arrays.copyOf(bytes, slots);
            firstSegment = Arrays.copyOf(firstSegment, slots);
            met = Arrays.copyOf(met, slots);
            order = Arrays.copyOf(order, slots);
        }
        evaluation++;
        count = 0;
    }

    /**
     * Adds the use of a slot by a segment.
     *
     * @param lastOperation or {@link #UNTIL_THE_END}
     * @param reached bytes from the start of the slot to the end of the use
     */
    void use(int slot, int segment, int firstOperation, int lastOperation, long reached) {
        if (met[slot] != evaluation) {
            met[slot] = evaluation;
            order[count++] = slot;
            first[slot] = firstOperation;
            firstSegment[slot] = segment;
            bytes[slot] = reached;
        } else {
            bytes[slot] = Math.max(bytes[slot], reached);
        }
        last[slot] = lastOperation;
    }

    /** Raises the size of a slot to at least the given bytes. */
    void widen(int slot, long reached) {
        bytes[slot] = Math.max(bytes[slot], reached);
    }

    /** The segment that uses each slot first; slots by their index in {@link #times}. */
    int firstSegment(int slot) {
        return firstSegment[order[slot]];
    }

    boolean isHeld(int slot) {
        return last[order[slot]] == UNTIL_THE_END;
    }

    /**
     * The collected lifetimes, in order of first use; slots first used by the same operation are in the order of their
     * ids, which breaks ties in the placement.
     *
     * @param reusesMemory whether a slot is freed after its last use
     */
    SlotTimes times(int operations, boolean reusesMemory) {
        SlotTimes times = new SlotTimes(count);
        for (int i = 0; i < count; i++) {
            int slot = order[i];
            int end = reusesMemory && last[slot] != UNTIL_THE_END ? last[slot] : operations - 1;
            times.add(first[slot], end, StorageSlot.align(bytes[slot]));
        }
        return times;
    }
}
