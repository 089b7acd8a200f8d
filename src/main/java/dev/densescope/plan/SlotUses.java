package dev.densescope.plan;

import dev.densescope.plan.step.StorageSlot;
import java.util.Arrays;

/** Collects which slots the parts of one step use, part by part. Used again for each evaluation; for one thread. */
final class SlotUses {
    /** The last use of what is held until the step ends. */
    static final int UNTIL_THE_END = -1;

    private int[] first = new int[0];
    private int[] last = new int[0];
    private long[] bytes = new long[0];
    private int[] firstPart = new int[0];
    /** The evaluation that has met a slot last. */
    private int[] met = new int[0];

    private int evaluation;
    private int[] order = new int[0];
    private int count;

    /** @param slots number of slots that there may be */
    void begin(int slots) {
        if (met.length < slots) {
            first = Arrays.copyOf(first, slots);
            last = Arrays.copyOf(last, slots);
            bytes = Arrays.copyOf(bytes, slots);
            firstPart = Arrays.copyOf(firstPart, slots);
            met = Arrays.copyOf(met, slots);
            order = Arrays.copyOf(order, slots);
        }
        evaluation++;
        count = 0;
    }

    /**
     * A part of the step uses a slot.
     *
     * @param lastOperation or {@link #UNTIL_THE_END}
     * @param reached bytes from the slot's start that it reaches
     */
    void use(int slot, int part, int firstOperation, int lastOperation, long reached) {
        if (met[slot] != evaluation) {
            met[slot] = evaluation;
            order[count++] = slot;
            first[slot] = firstOperation;
            firstPart[slot] = part;
            bytes[slot] = reached;
        } else {
            bytes[slot] = Math.max(bytes[slot], reached);
        }
        last[slot] = lastOperation;
    }

    /** A slot that is in use reaches at least so far. */
    void widen(int slot, long reached) {
        bytes[slot] = Math.max(bytes[slot], reached);
    }

    /** The part that uses a slot first; slots by their place in {@link #times}. */
    int firstPart(int slot) {
        return firstPart[order[slot]];
    }

    boolean isHeld(int slot) {
        return last[order[slot]] == UNTIL_THE_END;
    }

    /**
     * What was collected, each slot as it was met: those that are first used by the same operation in the order of their
     * ids, which decides between them when they are placed.
     *
     * @param reusesMemory whether a slot is given back after its last use
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
