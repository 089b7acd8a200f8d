package dev.densescope.chart.timeline;

import dev.densescope.memory.Phase;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Consecutive operations of one phase. Recomputation is part of the backward span, or has separate spans.
 *
 * @param phase the phase
 * @param fromOperation first operation
 * @param toOperation last operation, exclusive
 */
public record PhaseSpan(Phase phase, int fromOperation, int toOperation) {

    /** The spans of a step, with recomputation as part of backward. */
    public static List<PhaseSpan> of(TraceLegend legend) {
        return merged(legend.operations(), PhaseSpan::pass, (one, other) -> pass(one) == pass(other));
    }

    /** The spans of the first {@code operations} operations, with separate spans of recomputation. */
    public static List<PhaseSpan> withRecomputations(TraceLegend legend, int operations) {
        return merged(
                legend.operations().subList(0, operations),
                TracedOperation::phase,
                (one, other) -> one.phase() == other.phase()
                        && (one.phase() != Phase.RECOMPUTE || one.layer().equals(other.layer())));
    }

    private static List<PhaseSpan> merged(
            List<TracedOperation> operations,
            Function<TracedOperation, Phase> phase,
            BiPredicate<TracedOperation, TracedOperation> together) {
        return Span.of(operations, together).stream()
                .map(span -> new PhaseSpan(phase.apply(operations.get(span.from())), span.from(), span.to()))
                .toList();
    }

    /** The pass of an operation: recomputation is part of backward. */
    static Phase pass(TracedOperation operation) {
        return operation.phase() == Phase.RECOMPUTE ? Phase.BACKWARD : operation.phase();
    }
}
