package dev.densescope.memory;

import java.util.List;

/**
 * What the numbers in a trace stand for. The same for every step of a run.
 *
 * @param operations in order; element i has index i
 * @param tensors element i has id i
 */
public record TraceLegend(List<TracedOperation> operations, List<TracedTensor> tensors) {
    public TraceLegend {
        operations = List.copyOf(operations);
        tensors = List.copyOf(tensors);
    }

    /** The first operation that is not forward, which is where everything kept for backward is held. */
    public int endOfForward() {
        for (TracedOperation operation : operations) {
            if (operation.phase() != Phase.FORWARD) {
                return operation.index();
            }
        }
        return operations.size();
    }
}
