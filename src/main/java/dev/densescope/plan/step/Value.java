package dev.densescope.plan.step;

import dev.densescope.memory.Category;
import dev.densescope.memory.TensorShape;
import dev.densescope.spec.LayerPath;

/**
 * A tensor of the schedule: written once per step (except for accumulation) and read during its lifetime. A recomputed
 * tensor is another value.
 *
 * @param id index in the schedule's list of values
 * @param layer the layer it belongs to
 * @param name such as {@code concat}, {@code norm1} or {@code conv1 gradient}
 * @param slot id of its {@link StorageSlot}
 * @param offsetInSlot bytes from the slot's start
 * @param held whether it holds values during the whole step, such as a parameter
 */
public record Value(
        int id,
        LayerPath layer,
        String name,
        Category category,
        TensorShape shape,
        int slot,
        long offsetInSlot,
        boolean held) {

    /** First byte after it, from the slot's start. */
    public long endInSlot() {
        return offsetInSlot + shape.bytes();
    }
}
