package dev.densescope.chart.bill;

import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.Map;

/**
 * Times of recomputation in a step.
 *
 * @param nanosByLayer by layer; layers without recomputation may be missing
 * @param nanos total of all layers
 * @param stepNanos time of the step; 0 if none has been timed
 */
public record RecomputeTimes(Map<LayerPath, Long> nanosByLayer, long nanos, long stepNanos) {
    /** The times before a step has been timed. */
    public static final RecomputeTimes NONE = new RecomputeTimes(Map.of(), 0, 0);

    public RecomputeTimes {
        nanosByLayer = Map.copyOf(nanosByLayer);
    }

    /** The times of a step, so far. */
    public static RecomputeTimes of(StepTrace step) {
        Map<LayerPath, Long> byLayer = new HashMap<>();
        for (TracedOperation operation : step.legend().operations()) {
            if (operation.phase() == Phase.RECOMPUTE && operation.index() < step.finished()) {
                byLayer.merge(operation.layer(), step.durationNanos(operation.index()), Long::sum);
            }
        }
        int last = step.finished() - 1;
        long stepNanos = last < 0 ? 0 : step.endNanos(last) - step.startNanos(0);
        return new RecomputeTimes(byLayer, step.phaseNanos(Phase.RECOMPUTE), stepNanos);
    }
}
