package dev.densescope.plan;

import dev.densescope.plan.step.StorageSlot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Offsets of the slots of a step in the arena, by {@link Placement}, and the bytes occupied over time. Immutable. */
final class ArenaLayout {
    private final List<SlotLifetime> slots;
    /** Where each slot starts, by its id. */
    private final Map<Integer, Long> starts;
    /** By operation. */
    private final long[] takenBytes;

    /**
     * @param starts of slots, by their id
     * @param takenBytes by operation
     */
    ArenaLayout(List<SlotLifetime> slots, Map<Integer, Long> starts, long[] takenBytes) {
        this.slots = List.copyOf(slots);
        this.starts = Map.copyOf(starts);
        this.takenBytes = takenBytes;
    }

    /**
     * Assigns an offset to each slot of a step. Memory is reused after the end of a slot's lifetime.
     *
     * @param slots lifetimes of all slots that hold a tensor, by id
     * @param forwardOperations number of operations of the forward pass
     * @param operations number of operations of the step
     */
    static ArenaLayout of(List<SlotLifetime> slots, int forwardOperations, int operations) {
        return of(slots, Placement.of(SlotTimes.of(slots), forwardOperations, operations));
    }

    /** Places the slots of a step contiguously in order of first use; none is freed before the step ends. */
    static ArenaLayout apart(List<SlotLifetime> slots, int operations) {
        List<SlotLifetime> untilTheEnd = slots.stream()
                .map(each -> new SlotLifetime(each.slot(), each.first(), operations - 1))
                .toList();
        return of(untilTheEnd, Placement.apart(SlotTimes.of(untilTheEnd), operations));
    }

    private static ArenaLayout of(List<SlotLifetime> slots, Placement placement) {
        Map<Integer, Long> starts = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            starts.put(slots.get(i).slot().id(), placement.start(i));
        }
        return new ArenaLayout(slots, starts, placement.takenBytes());
    }

    /** Offset of a slot that holds a tensor, in bytes from the start of the arena. */
    long offsetBytes(StorageSlot slot) {
        return starts.get(slot.id());
    }

    /** Bytes occupied at both ends of the arena during an operation. */
    long takenBytes(int operation) {
        return takenBytes[operation];
    }

    /** The largest number of occupied bytes at any time. */
    long totalBytes() {
        return takenBytes[peakOperation()];
    }

    /** The first operation with the most occupied bytes. */
    int peakOperation() {
        int fullest = 0;
        for (int i = 1; i < takenBytes.length; i++) {
            if (takenBytes[i] > takenBytes[fullest]) {
                fullest = i;
            }
        }
        return fullest;
    }

    /** Slots that are occupied during an operation. */
    List<SlotLifetime> taken(int operation) {
        return slots.stream().filter(lifetime -> lifetime.includes(operation)).toList();
    }

    /** The first operation that occupies more than the given bytes; empty if none does. */
    OptionalInt firstBeyond(long bytes) {
        return IntStream.range(0, takenBytes.length)
                .filter(operation -> takenBytes[operation] > bytes)
                .findFirst();
    }
}
