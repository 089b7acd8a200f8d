package dev.densescope.plan.search;

import dev.densescope.plan.PlanEvaluation;
import dev.densescope.plan.decision.LayerChoices;
import dev.densescope.plan.decision.Recomputable;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * The options of all layers of a network, in forward order. The peak of a plan is the maximum, over all layers, of the
 * bytes kept by the layers before plus the layer's own bytes; its time is the sum over layers.
 */
record PlanModel(List<LayerOptions> layers) {
    PlanModel {
        layers = List.copyOf(layers);
    }

    /** The fewest bytes that a plan occupies. */
    long leastBytes() {
        long behind = 0;
        for (int i = layers.size() - 1; i >= 0; i--) {
            long next = behind;
            behind = layers.get(i).options().stream()
                    .mapToLong(option -> option.bytes(next))
                    .min()
                    .orElseThrow();
        }
        return behind;
    }

    /** The options of each layer, from one evaluation of each uniform plan. */
    static PlanModel of(TimedPlans plans, PlanLocks locks) {
        return of(plans, locks, (timed, use) -> timed.nanos(use.layer()));
    }

    /**
     * The same options with times that do not depend on costs: an option takes the longer the more it keeps. So of the
     * plans that occupy the fewest bytes, the one that keeps the least is found, whatever operations cost.
     */
    static PlanModel untimed(TimedPlans plans, PlanLocks locks) {
        return of(plans, locks, (timed, use) -> use.keptBytes());
    }

    private static PlanModel of(
            TimedPlans plans, PlanLocks locks, ToDoubleBiFunction<TimedPlan, PlanEvaluation.LayerUse> nanos) {
        Map<LayerPath, LayerChoices> recomputable = Recomputable.in(plans.network(), block -> true);
        locks.requireIn(recomputable, plans.computesInChunks());
        Map<LayerPath, Map<Recomputed, LayerOption>> options = new LinkedHashMap<>();
        for (StepPlan plan : plans.uniform()) {
            TimedPlan timed = plans.of(plan);
            for (PlanEvaluation.LayerUse use : timed.evaluation().layers()) {
                Recomputed recomputed = plan.recomputed(use.layer());
                options.computeIfAbsent(use.layer(), layer -> new LinkedHashMap<>())
                        .putIfAbsent(
                                recomputed,
                                new LayerOption(
                                        recomputed, use.keptBytes(), use.ownBytes(), nanos.applyAsDouble(timed, use)));
            }
        }
        List<LayerOptions> layers = new ArrayList<>();
        options.forEach((layer, all) -> layers.add(LayerOptions.of(
                layer,
                all.values().stream()
                        .filter(option -> locks.allow(layer, option.recomputed()))
                        .toList())));
        return new PlanModel(layers);
    }
}
