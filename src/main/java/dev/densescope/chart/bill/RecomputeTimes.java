package dev.densescope.chart.bill;

import dev.densescope.memory.Phase;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.Map;

/**
 * How long recomputation takes in a step.
 *
 * @param nanosByLayer of each layer; those that recompute nothing may be missing
 * @param nanos of all layers
 * @param stepNanos the whole step; 0 where none has been timed
 */
public record RecomputeTimes(Map<LayerPath, Long> nanosByLayer, long nanos, long stepNanos) {
    /** Of a run of which no step has been timed. */
    public static final RecomputeTimes NONE = new RecomputeTimes(Map.of(), 0, 0);

    public RecomputeTimes {
        nanosByLayer = Map.copyOf(nanosByLayer);
    }

    /** Those of one step, as far as it has come. */
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
