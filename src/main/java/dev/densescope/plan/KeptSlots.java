package dev.densescope.plan;

/**
 * Slots that are stacked from the start of the arena in order of first use. Backward frees them
 * in reverse order.
 */
final class KeptSlots {
    /** Offset by slot; 0 for slots that are not kept. */
    private final long[] starts;

    private final long[] extents;

    private KeptSlots(int slots, int operations) {
        starts = new long[slots];
        extents = new long[operations];
    }

    /**
     * @param slots to stack
     * @param operations number of operations of the step
     */
    static KeptSlots stack(SlotTimes times, int[] slots, int operations) {
        KeptSlots kept = new KeptSlots(times.count(), operations);
        int[] inOrder = SlotOrder.byFirstUse(times, slots);
        int[] stack = new int[inOrder.length];
        int height = 0;
        long top = 0;
        int next = 0;
        for (int i = 0; i < operations; i++) {
            for (; next < inOrder.length && times.first(inOrder[next]) == i; next++) {
                int slot = inOrder[next];
                kept.starts[slot] = top;
                top = Math.addExact(top, times.bytes(slot));
                stack[height++] = slot;
            }
            while (height > 0 && times.last(stack[height - 1]) < i) {
                height--;
            }
            kept.extents[i] = height == 0 ? 0 : kept.starts[stack[height - 1]] + times.bytes(stack[height - 1]);
        }
        return kept;
    }

    /** Offset of a slot in the arena. */
    long start(int slot) {
        return starts[slot];
    }

    /** End of the last of these slots that is in use during an operation, in bytes from the start of the arena. */
    long extent(int operation) {
        return extents[operation];
    }
}
