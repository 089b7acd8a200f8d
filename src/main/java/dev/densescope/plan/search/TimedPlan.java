package dev.densescope.plan.search;

import dev.densescope.plan.PlanEvaluation;
import dev.densescope.spec.LayerPath;
import java.util.Map;

/**
 * The memory of a plan and the time of each layer.
 *
 * @param evaluation memory of the plan
 * @param nanos time of all operations of a layer in a step; without layers that have no operations
 */
record TimedPlan(PlanEvaluation evaluation, Map<LayerPath, Double> nanos) {
    TimedPlan {
        nanos = Map.copyOf(nanos);
    }

    double nanos(LayerPath layer) {
        return nanos.getOrDefault(layer, 0.0);
    }

    /** Nanoseconds of the whole step, independent of the order of the layers. */
    double totalNanos() {
        return nanos.values().stream().mapToDouble(Double::doubleValue).sorted().sum();
    }
}
