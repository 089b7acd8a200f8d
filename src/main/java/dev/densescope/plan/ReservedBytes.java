package dev.densescope.plan;

import dev.densescope.network.Network;
import dev.densescope.plan.decision.StorageDecisions;
import dev.densescope.plan.emit.EmittedStep;
import dev.densescope.plan.emit.StepEmitter;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes that a schedule reserves, without the schedule. The tensors of a view are in one slot, so the lifetimes of slots
 * follow from one tensor of each view, where a schedule needs the lifetime of each tensor: of a network without features in
 * place, these grow with the square of its depth.
 */
public final class ReservedBytes {
    private static final int UNUSED = -1;

    private final EmittedStep step;
    private final int[] first;
    private final int[] last;

    private ReservedBytes(EmittedStep step) {
        this.step = step;
        first = new int[step.slots().size()];
        last = new int[first.length];
        Arrays.fill(first, UNUSED);
        for (Operation operation : step.operations()) {
            use(operation.computation().writes(), operation.index());
            use(operation.computation().reads(), operation.index());
        }
        for (Value value : step.values()) {
            if (value.held()) {
                first[value.slot()] = 0;
                last[value.slot()] = step.operations().size() - 1;
            }
        }
    }

    /** {@link Schedule#reservedBytes()} of a network's schedule under a plan. */
    public static long of(Network network, StorageDecisions decisions, Target target) {
        EmittedStep step = StepEmitter.emit(network, decisions, target);
        return new ReservedBytes(step).bytes(decisions.reusesMemory());
    }

    private void use(List<View> views, int operation) {
        for (View view : views) {
            int slot = view.slot();
            first[slot] = first[slot] == UNUSED ? operation : first[slot];
            last[slot] = operation;
        }
    }

    private long bytes(boolean reusesMemory) {
        int operations = step.operations().size();
        SlotTimes times = new SlotTimes(first.length);
        for (StorageSlot slot : step.slots()) {
            if (first[slot.id()] != UNUSED) {
                times.add(first[slot.id()], reusesMemory ? last[slot.id()] : operations - 1, slot.alignedBytes());
            }
        }
        Placement placement = reusesMemory
                ? Placement.of(times, Schedule.forwardOperations(step.operations()), operations)
                : Placement.apart(times, operations);
        return Math.addExact(placement.totalBytes(), StorageSlot.ALIGNMENT);
    }
}
