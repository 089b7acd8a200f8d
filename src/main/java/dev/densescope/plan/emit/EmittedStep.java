package dev.densescope.plan.emit;

import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import java.util.List;

/**
 * A training step as the emitters leave it.
 *
 * @param tensors what a caller fills or reads
 * @param slots not placed yet; element i has id i
 * @param values element i has id i
 * @param operations in the order of execution; element i has index i
 */
public record EmittedStep(
        StepTensors tensors, List<StorageSlot> slots, List<Value> values, List<Operation> operations) {
    public EmittedStep {
        slots = List.copyOf(slots);
        values = List.copyOf(values);
        operations = List.copyOf(operations);
    }
}
