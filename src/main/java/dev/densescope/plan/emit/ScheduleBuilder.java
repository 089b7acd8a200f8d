package dev.densescope.plan.emit;

import dev.densescope.memory.Category;
import dev.densescope.memory.Phase;
import dev.densescope.memory.TensorShape;
import dev.densescope.plan.step.Computation;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.List;

/** Collects slots, values and operations in schedule order. Used only by the emitters. */
final class ScheduleBuilder {
    private final List<Slot> slots = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();

    /** A slot that grows to the size of its largest contents. */
    static final class Slot {
        private final int id;
        private final String name;
        private final Category category;
        private final boolean shared;
        private long bytes;

        private Slot(int id, String name, Category category, boolean shared) {
            this.id = id;
            this.name = name;
            this.category = category;
            this.shared = shared;
        }

        private StorageSlot storage() {
            return new StorageSlot(id, name, category, shared, bytes);
        }
    }

    Slot sharedSlot(String name, Category category) {
        return slot(name, category, true);
    }

    Slot ownSlot(String name, Category category) {
        return slot(name, category, false);
    }

    private Slot slot(String name, Category category, boolean shared) {
        Slot slot = new Slot(slots.size(), name, category, shared);
        slots.add(slot);
        return slot;
    }

    /** A value in a slot of its own. */
    Value own(LayerPath layer, String name, Category category, TensorShape shape) {
        return place(layer, name, category, shape, ownSlot(layer + "/" + name, category), 0, false);
    }

    /** A value in a slot of its own that holds values during the whole step. */
    Value held(LayerPath layer, String name, Category category, TensorShape shape) {
        return place(layer, name, category, shape, ownSlot(layer + "/" + name, category), 0, true);
    }

    /** A value at the start of a slot. */
    Value in(Slot slot, LayerPath layer, String name, Category category, TensorShape shape) {
        return place(layer, name, category, shape, slot, 0, false);
    }

    /** A value after all others in the slot. */
    Value append(Slot slot, LayerPath layer, String name, TensorShape shape, boolean held) {
        return place(layer, name, slot.category, shape, slot, slot.bytes, held);
    }

    /** A value at an offset of a slot. */
    Value place(
            LayerPath layer,
            String name,
            Category category,
            TensorShape shape,
            Slot slot,
            long offsetInSlot,
            boolean held) {
        Value value = new Value(values.size(), layer, name, category, shape, slot.id, offsetInSlot, held);
        values.add(value);
        slot.bytes = Math.max(slot.bytes, value.endInSlot());
        return value;
    }

    void emit(Phase phase, LayerPath layer, String name, Computation computation) {
        operations.add(new Operation(operations.size(), phase, layer, name, computation));
    }

    List<Operation> operations() {
        return operations;
    }

    List<Value> values() {
        return values;
    }

    List<StorageSlot> slots() {
        return slots.stream().map(Slot::storage).toList();
    }
}
