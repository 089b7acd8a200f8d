package dev.densescope.plan.step;

import dev.densescope.memory.Category;

/**
 * A range of the arena that holds one tensor, contiguous tensors, or different tensors at different times.
 *
 * @param id index in the schedule's list of slots
 * @param name of the tensor, or of the shared storage, whose slots have the same name
 * @param shared whether its tensors share memory with those of the same kind of other layers, in this slot or others of
 * the same name
 * @param bytes size of the slot: the end of its largest contents
 */
public record StorageSlot(int id, String name, Category category, boolean shared, long bytes) {
    /** Slots start at multiples of this many bytes: a cache line, and a full vector register. */
    public static final int ALIGNMENT = 64;

    /** {@code bytes} rounded up to the alignment: bytes of the slot in the arena. */
    public long alignedBytes() {
        return align(bytes);
    }

    /** {@code bytes} rounded up to a multiple of {@link #ALIGNMENT}. */
    public static long align(long bytes) {
        return Math.addExact(bytes, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
