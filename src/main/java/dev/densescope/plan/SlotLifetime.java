package dev.densescope.plan;

import dev.densescope.plan.step.StorageSlot;

/**
 * A slot and its lifetime: the first and the last operation during which its bytes are occupied.
 *
 * @param first operation
 * @param last operation, not before the first
 */
record SlotLifetime(StorageSlot slot, int first, int last) {
    /** Of the same slot: from the first of both to the last of both. */
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
