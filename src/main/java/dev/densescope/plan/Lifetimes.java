package dev.densescope.plan;

import dev.densescope.plan.emit.EmittedStep;
import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.Value;
import dev.densescope.plan.step.View;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The lifetime of each tensor of a step: its first and last operation. Immutable. */
final class Lifetimes {
    private static final int UNUSED = -1;

    private final int[] firstUse;
    private final int[] lastUse;

    /**
     * @param firstUse by id of the value
     * @param lastUse by id of the value
     */
    Lifetimes(int[] firstUse, int[] lastUse) {
        this.firstUse = firstUse.clone();
        this.lastUse = lastUse.clone();
    }

    static Lifetimes of(EmittedStep step) {
        int values = step.values().size();
        Lifetimes lifetimes = new Lifetimes(new int[values], new int[values]);
        Arrays.fill(lifetimes.firstUse, UNUSED);
        for (Operation operation : step.operations()) {
            lifetimes.use(operation.computation().writes(), operation.index());
            lifetimes.use(operation.computation().reads(), operation.index());
        }
        step.values()
                .forEach(value -> lifetimes.complete(value, step.operations().size()));
        return lifetimes;
    }

    int firstUse(Value value) {
        return firstUse[value.id()];
    }

    int lastUse(Value value) {
        return lastUse[value.id()];
    }

    /** The lifetime of every slot that holds a tensor: from the first use of any tensor in it to the last. */
    List<SlotLifetime> ofSlots(EmittedStep step) {
        SlotLifetime[] slots = new SlotLifetime[step.slots().size()];
        for (Value value : step.values()) {
            SlotLifetime own = new SlotLifetime(step.slots().get(value.slot()), firstUse(value), lastUse(value));
            SlotLifetime others = slots[value.slot()];
            slots[value.slot()] = others == null ? own : others.and(own);
        }
        return Arrays.stream(slots).filter(Objects::nonNull).toList();
    }

    private void use(List<View> views, int operation) {
        for (View view : views) {
            for (Value value : view.values()) {
                if (firstUse[value.id()] == UNUSED) {
                    firstUse[value.id()] = operation;
                }
                lastUse[value.id()] = operation;
            }
        }
    }

    private void complete(Value value, int operations) {
        if (value.held()) {
            firstUse[value.id()] = 0;
            lastUse[value.id()] = operations - 1;
        } else if (firstUse[value.id()] == UNUSED) {
            throw new IllegalStateException(value + " is never used");
        }
    }
}
