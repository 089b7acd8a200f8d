package dev.densescope.memory;

import java.util.List;

/**
 * The operations and tensors that the indices and ids in a trace refer to. The same for all steps of a run.
 *
 * @param operations in execution order; element i has index i
 * @param tensors element i has id i
 */
public record TraceLegend(List<TracedOperation> operations, List<TracedTensor> tensors) {
    public TraceLegend {
        operations = List.copyOf(operations);
        tensors = List.copyOf(tensors);
    }

    /** The first operation after the forward pass, when all tensors kept for backward are live. */
    public int endOfForward() {
        for (TracedOperation operation : operations) {
            if (operation.phase() != Phase.FORWARD) {
                return operation.index();
            }
        }
        return operations.size();
    }
}
