package dev.densescope.trace.chrome;

import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The arrows of each layer: from its forward to its recomputation and its backward. Confined to one thread. */
final class LayerFlows {
    /** Flows of different runs differ. */
    private static final long PER_RUN = 1L << 24;

    private final Map<LayerPath, Integer> lastOperations = new HashMap<>();
    private final Map<LayerPath, Long> begun = new HashMap<>();
    private final long firstId;

    /**
     * An event of a flow.
     *
     * @param id of the flow
     */
    record Arrow(EventWriter.Flow role, long id) {}

    /** @param run number of the run, from 1 */
    LayerFlows(StepTrace trace, int run) {
        firstId = run * PER_RUN;
        for (int i = 0; i < trace.started(); i++) {
            TracedOperation operation = trace.legend().operations().get(i);
            if (operation.phase() == Phase.RECOMPUTE || operation.phase() == Phase.BACKWARD) {
                lastOperations.put(operation.layer(), i);
            }
        }
    }

    /** The arrow of a slice of a layer; empty if it has none. */
    Optional<Arrow> next(TracedOperation first, int lastOperation) {
        Integer last = lastOperations.get(first.layer());
        if (last == null || first.phase() == Phase.UPDATE) {
            return Optional.empty();
        }
        Long id = begun.get(first.layer());
        if (id != null) {
            boolean ends = last == lastOperation;
            return Optional.of(new Arrow(ends ? EventWriter.Flow.END : EventWriter.Flow.STEP, id));
        }
        if (first.phase() != Phase.FORWARD) {
            return Optional.empty();
        }
        begun.put(first.layer(), firstId + begun.size());
        return Optional.of(new Arrow(EventWriter.Flow.START, firstId + begun.size() - 1));
    }
}
