package dev.densescope.plan;

import dev.densescope.plan.step.StorageSlot;

/**
 * The lifetime of a slot: the first and the last operation during which its bytes are occupied.
 *
 * @param first operation
 * @param last operation, at least {@code first}
 */
record SlotLifetime(StorageSlot slot, int first, int last) {
    /** The lifetime of the slot that covers both. */
    SlotLifetime and(SlotLifetime other) {
        return new SlotLifetime(slot, Math.min(first, other.first), Math.max(last, other.last));
    }

    boolean includes(int operation) {
        return first <= operation && operation <= last;
    }

    long bytes() {
        return slot.alignedBytes();
    }
}
