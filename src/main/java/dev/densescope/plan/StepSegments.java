package dev.densescope.plan;

import dev.densescope.memory.Phase;
import dev.densescope.plan.emit.EmittedStep;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Splits an emitted step into {@link StepSegment}s. */
final class StepSegments {
    /** The passes of a step. */
    enum Pass {
        FORWARD,
        BACKWARD,
        UPDATE;

        static Pass of(Phase phase) {
            return switch (phase) {
                case FORWARD -> FORWARD;
                case RECOMPUTE, BACKWARD -> BACKWARD;
                case UPDATE -> UPDATE;
            };
        }
    }

    /** Identifies a segment: the operations of a layer in a pass. */
    record Key(LayerPath layer, Pass pass) {}

    private final EmittedStep step;
    private final Lifetimes lifetimes;
    private final SlotNumbers slotNumbers;
    private final Target target;
    private final Set<LayerPath> denseLayers;
    private final int[] numbers;
    private final boolean[] isHeld;
    private final int[] first;
    private final int[] last;
    private final long[] reached;

    /**
     * @param denseLayers whose feature maps are counted
     * @param sharesPerBlock whether a shared storage has one slot for a block, rather than one for each tensor
     */
    StepSegments(
            EmittedStep step,
            SlotNumbers slotNumbers,
            Target target,
            Set<LayerPath> denseLayers,
            boolean sharesPerBlock) {
        this.step = step;
        this.slotNumbers = slotNumbers;
        this.target = target;
        this.denseLayers = denseLayers;
        lifetimes = Lifetimes.of(step);
        int slots = step.slots().size();
        numbers = new int[slots];
        isHeld = new boolean[slots];
        first = new int[slots];
        last = new int[slots];
        reached = new long[slots];
        number(sharesPerBlock);
    }

    private void number(boolean sharesPerBlock) {
        Arrays.fill(numbers, -1);
        Set<String> names = new HashSet<>();
        for (Value value : step.values()) {
            StorageSlot slot = step.slots().get(value.slot());
            isHeld[slot.id()] |= value.held();
            if (numbers[slot.id()] < 0) {
                String name = slot.shared() && !sharesPerBlock ? name(slot, value) : slot.name();
                if (!names.add(name)) {
                    throw new IllegalStateException("two slots are called " + name);
                }
                numbers[slot.id()] = slotNumbers.slot(name);
            }
        }
    }

    private String name(StorageSlot slot, Value firstValue) {
        Operation operation = step.operations().get(lifetimes.firstUse(firstValue));
        return slot.name() + "/" + firstValue.layer() + "/" + firstValue.name() + "/" + operation.phase();
    }

    /** The keys of the segments, in order. */
    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < step.operations().size(); i++) {
            if (keys.isEmpty() || !keys.get(keys.size() - 1).equals(key(i))) {
                keys.add(key(i));
            }
        }
        return keys;
    }

    /** The segments, in order. */
    List<StepSegment> segments() {
        List<StepSegment> segments = new ArrayList<>();
        List<Operation> operations = step.operations();
        int start = 0;
        for (int i = 1; i <= operations.size(); i++) {
            if (i == operations.size() || !key(i).equals(key(start))) {
                segments.add(segment(start, i));
                start = i;
            }
        }
        return segments;
    }

    private Key key(int operation) {
        Operation at = step.operations().get(operation);
        return new Key(at.layer(), Pass.of(at.phase()));
    }

    private StepSegment segment(int start, int end) {
        Arrays.fill(first, -1);
        Arrays.fill(reached, 0);
        Set<Value> made = new HashSet<>();
        long workspaceBytes = 0;
        for (int i = start; i < end; i++) {
            Operation operation = step.operations().get(i);
            workspaceBytes = Math.max(workspaceBytes, target.workspace().bytesFor(operation.computation()));
            use(operation.computation().writes(), i - start, made);
            use(operation.computation().reads(), i - start, made);
        }
        made.removeIf(value -> lifetimes.firstUse(value) < start || !isForwardFeatureMap(value));
        return new StepSegment(end - start, workspaceBytes, uses(start == 0), ownBytes(made), sharedMaps(made));
    }

    private void use(List<View> views, int operation, Set<Value> used) {
        for (View view : views) {
            for (Value value : view.values()) {
                int slot = value.slot();
                first[slot] = first[slot] < 0 ? operation : first[slot];
                last[slot] = operation;
                reached[slot] = Math.max(reached[slot], value.endInSlot());
                if (value.category().isFeatureMap()) {
                    used.add(value);
                }
            }
        }
    }

    /** The first segment of a step uses all slots that hold values during the whole step. */
    private List<StepSegment.Use> uses(boolean withHeld) {
        List<StepSegment.Use> uses = new ArrayList<>();
        for (StorageSlot slot : step.slots()) {
            int id = slot.id();
            if (isHeld[id] && withHeld) {
                uses.add(new StepSegment.Use(numbers[id], 0, SlotUses.UNTIL_THE_END, slot.bytes()));
            } else if (!isHeld[id] && first[id] >= 0) {
                uses.add(new StepSegment.Use(numbers[id], first[id], last[id], reached[id]));
            }
        }
        return uses;
    }

    private boolean isForwardFeatureMap(Value value) {
        return denseLayers.contains(value.layer())
                && step.operations().get(lifetimes.firstUse(value)).phase() == Phase.FORWARD;
    }

    private long ownBytes(Set<Value> maps) {
        return maps.stream()
                .filter(map -> !step.slots().get(map.slot()).shared())
                .mapToLong(map -> map.shape().bytes())
                .sum();
    }

    private List<StepSegment.SharedFeatureMap> sharedMaps(Set<Value> maps) {
        List<StepSegment.SharedFeatureMap> shared = new ArrayList<>();
        for (Value map : maps) {
            StorageSlot slot = step.slots().get(map.slot());
            if (slot.shared()) {
                int storage = slotNumbers.storage(slot.name());
                shared.add(new StepSegment.SharedFeatureMap(storage, map.shape().bytes()));
            }
        }
        return shared;
    }
}
