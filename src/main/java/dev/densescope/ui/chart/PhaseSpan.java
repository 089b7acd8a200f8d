package dev.densescope.ui.chart;

import dev.densescope.memory.Phase;
import dev.densescope.memory.TraceLegend;
import dev.densescope.memory.TracedOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations of one phase that follow each other. Recomputation happens inside the backward pass and is part of its
 * span; its operations are marked one by one.
 *
 * @param phase forward, backward or update
 * @param fromOperation first
 * @param toOperation one past the last
 */
public record PhaseSpan(Phase phase, int fromOperation, int toOperation) {

    /** The spans of a step in order. */
    public static List<PhaseSpan> of(TraceLegend legend) {
        List<PhaseSpan> spans = new ArrayList<>();
        for (TracedOperation operation : legend.operations()) {
            Phase phase = operation.phase() == Phase.RECOMPUTE ? Phase.BACKWARD : operation.phase();
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).phase == phase) {
                spans.set(last, new PhaseSpan(phase, spans.get(last).fromOperation, operation.index() + 1));
            } else {
                spans.add(new PhaseSpan(phase, operation.index(), operation.index() + 1));
            }
        }
        return spans;
    }
}
