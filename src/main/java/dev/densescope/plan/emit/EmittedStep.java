package dev.densescope.plan.emit;

import dev.densescope.plan.step.Operation;
import dev.densescope.plan.step.StepTensors;
import dev.densescope.plan.step.StorageSlot;
import dev.densescope.plan.step.Value;
import java.util.List;

/**
 * A training step before its slots are placed.
 *
 * @param tensors that callers fill or read
 * @param slots element i has id i
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
