package dev.densescope.chart.timeline;

import dev.densescope.memory.Phase;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Operations of one phase that follow each other. Recomputation happens inside the backward pass: it is part of its span,
 * or has spans of its own, as is asked for.
 *
 * @param phase of all of them
 * @param fromOperation first
 * @param toOperation one past the last
 */
public record PhaseSpan(Phase phase, int fromOperation, int toOperation) {

    /** The spans of a step in order. */
    public static List<PhaseSpan> of(TraceLegend legend) {
        return joined(legend.operations(), PhaseSpan::pass, (one, other) -> pass(one) == pass(other));
    }

    /** The first operations of a step, with a span for each layer that is recomputed. */
    public static List<PhaseSpan> withRecomputations(TraceLegend legend, int operations) {
        return joined(
                legend.operations().subList(0, operations),
                TracedOperation::phase,
                (one, other) -> one.phase() == other.phase()
                        && (one.phase() != Phase.RECOMPUTE || one.layer().equals(other.layer())));
    }

    private static List<PhaseSpan> joined(
            List<TracedOperation> operations,
            Function<TracedOperation, Phase> phase,
            BiPredicate<TracedOperation, TracedOperation> together) {
        List<PhaseSpan> spans = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= operations.size(); next++) {
            if (next == operations.size() || !together.test(operations.get(first), operations.get(next))) {
                spans.add(new PhaseSpan(phase.apply(operations.get(first)), first, next));
                first = next;
            }
        }
        return spans;
    }

    private static Phase pass(TracedOperation operation) {
        return operation.phase() == Phase.RECOMPUTE ? Phase.BACKWARD : operation.phase();
    }
}
