package dev.densescope.plan.search;

import dev.densescope.plan.PlanEvaluation;
import dev.densescope.spec.LayerPath;
import java.util.Map;

/**
 * What a plan needs, and how long each layer takes under it.
 *
 * @param nanos of all operations of a layer in a step; layers without operations are left out
 */
record TimedPlan(PlanEvaluation evaluation, Map<LayerPath, Double> nanos) {
    TimedPlan {
        nanos = Map.copyOf(nanos);
    }

    double nanos(LayerPath layer) {
        return nanos.getOrDefault(layer, 0.0);
    }

    /** Nanoseconds of the whole step, the same whatever the order in which layers were added up. */
    double totalNanos() {
        return nanos.values().stream().mapToDouble(Double::doubleValue).sorted().sum();
    }
}
