package dev.densescope.plan;

import dev.densescope.plan.step.StorageSlot;

/**
 * A slot, and the operations from which and until which its bytes are taken.
 *
 * @param first operation
 * @param last operation, not before the first
 */
record Occupation(StorageSlot slot, int first, int last) {
    /** Of the same slot: from the first of both to the last of both. */
    Occupation and(Occupation other) {
        return new Occupation(slot, Math.min(first, other.first), Math.max(last, other.last));
    }

    boolean includes(int operation) {
        return first <= operation && operation <= last;
    }

    long bytes() {
        return slot.alignedBytes();
    }
}
