package dev.densescope.plan.step;

import dev.densescope.memory.Category;

/**
 * A stretch of the arena that one tensor, or several at different times, or several side by side, occupy.
 *
 * @param id its place in the schedule's list of slots
 * @param name of the tensor, or of the shared storage: slots of one shared storage have the same name
 * @param shared whether what lies in it takes turns in memory with other layers' tensors of the same kind, in this slot or in others
 *     of its name
 * @param bytes its size: the most that any tensor in it reaches
 */
public record StorageSlot(int id, String name, Category category, boolean shared, long bytes) {
    /** Slots start at multiples of this many bytes: a cache line, and a full vector register. */
    public static final int ALIGNMENT = 64;

    /** {@code bytes} rounded up to the alignment: what the slot takes of the arena. */
    public long alignedBytes() {
        return align(bytes);
    }

    /** {@code bytes} rounded up to a multiple of {@link #ALIGNMENT}. */
    public static long align(long bytes) {
        return Math.addExact(bytes, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
