package dev.densescope.plan;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Offsets of the slots of a step. Slots kept for backward are stacked from the start of the arena. Transient slots of
 * forward or backward are placed at its end, growing towards the stack. The arena is as large as both need together at
 * the peak. Immutable.
 */
final class Placement {
    private final KeptSlots stack;
    private final TransientSlots end;
    private final boolean[] isKept;
    private final long[] takenBytes;
    private final long totalBytes;

    private Placement(KeptSlots stack, TransientSlots end, boolean[] isKept, int operations) {
        this.stack = stack;
        this.end = end;
        this.isKept = isKept;
        takenBytes = new long[operations];
        long max = 0;
        for (int i = 0; i < operations; i++) {
            takenBytes[i] = Math.addExact(stack.extent(i), end.extent(i));
            max = Math.max(max, takenBytes[i]);
        }
        totalBytes = max;
    }

    /**
     * Assigns offsets so that memory is reused after the end of each lifetime. For transient slots three orders are
     * tried, since none is best for every network: the longest lifetime first; the largest first, after those that live
     * until the step ends, which would otherwise keep the others from the end of the arena; and by first use.
     *
     * @param forwardOperations number of operations of the forward pass
     * @param operations number of operations of the step
     */
    static Placement of(SlotTimes times, int forwardOperations, int operations) {
        boolean[] isKept = new boolean[times.count()];
        for (int slot = 0; slot < isKept.length; slot++) {
            isKept[slot] = times.first(slot) < forwardOperations && times.last(slot) >= forwardOperations;
        }
        KeptSlots stack = KeptSlots.stack(times, slots(isKept, true), operations);
        int[] passing = SlotOrder.byFirstUse(times, slots(isKept, false));
        IntUnaryOperator longest = slot -> operations - (times.last(slot) - times.first(slot));
        IntUnaryOperator untilTheEnd = slot -> times.last(slot) < operations - 1 ? 1 : 0;
        long occupied = Arrays.stream(times.occupiedBytes(operations)).max().orElse(0);
        Placement best = new Placement(stack, end(times, passing, longest, operations), isKept, operations);
        for (IntUnaryOperator rank : List.of(untilTheEnd, times::first)) {
            if (best.totalBytes == occupied) {
                break; // no gaps: no order can be better
            }
            Placement next = new Placement(stack, end(times, passing, rank, operations), isKept, operations);
            best = next.totalBytes < best.totalBytes ? next : best;
        }
        return best;
    }

    private static TransientSlots end(SlotTimes times, int[] passing, IntUnaryOperator rank, int operations) {
        return TransientSlots.place(times, SlotOrder.largestFirst(times, passing, rank), operations);
    }

    /** Places slots contiguously; they are freed when the step ends. */
    static Placement apart(SlotTimes times, int operations) {
        boolean[] isKept = new boolean[times.count()];
        Arrays.fill(isKept, true);
        KeptSlots stack = KeptSlots.stack(times, slots(isKept, true), operations);
        return new Placement(stack, TransientSlots.place(times, new int[0], operations), isKept, operations);
    }

    private static int[] slots(boolean[] isKept, boolean wanted) {
        return IntStream.range(0, isKept.length)
                .filter(slot -> isKept[slot] == wanted)
                .toArray();
    }

    /** Offset of a slot, in bytes from the start of the arena. */
    long start(int slot) {
        return isKept[slot] ? stack.start(slot) : totalBytes - end.far(slot);
    }

    /** Bytes occupied at both ends of the arena, by operation. */
    long[] takenBytes() {
        return takenBytes.clone();
    }

    /** The largest number of occupied bytes at any time. */
    long totalBytes() {
        return totalBytes;
    }
}
