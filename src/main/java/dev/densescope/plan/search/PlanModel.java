package dev.densescope.plan.search;

import dev.densescope.network.Network;
import dev.densescope.plan.PlanEvaluation;
import dev.densescope.plan.PlanEvaluator;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.Recomputable;
import dev.densescope.plan.decision.Recomputed;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.emit.StepEmitter;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Operation;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options of all layers of a network, in forward order. The bytes that a plan occupies at most are, over all layers, the
 * most of what the layers before keep and the layer's own; its time is the sum over layers.
 */
record PlanModel(List<LayerOptions> layers) {
    PlanModel {
        layers = List.copyOf(layers);
    }

    /** Reads the options of each layer from one step for each uniform plan. */
    static PlanModel of(
            Network network, Target target, OperationCosts costs, PlanLocks locks, PlanEvaluator evaluator) {
        Map<LayerPath, Set<LayerOutput>> recomputable = Recomputable.in(network, block -> true);
        locks.requireIn(recomputable);
        Map<LayerPath, Map<Recomputed, LayerOption>> options = new LinkedHashMap<>();
        for (UniformPlan plan : UniformPlan.all(recomputable.values())) {
            StepPlan fitted = StepPlan.of(network, plan);
            if (adds(fitted, options)) {
                Map<LayerPath, Double> nanos = nanosByLayer(network, target, costs, fitted);
                for (PlanEvaluation.LayerUse use : evaluator.evaluate(fitted).layers()) {
                    Recomputed recomputed = fitted.recomputed(use.layer());
                    options.computeIfAbsent(use.layer(), layer -> new LinkedHashMap<>())
                            .putIfAbsent(
                                    recomputed,
                                    new LayerOption(
                                            recomputed,
                                            use.keptBytes(),
                                            use.ownBytes(),
                                            nanos.getOrDefault(use.layer(), 0.0)));
                }
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

    /** Whether a plan has a decision for any layer that is not known yet. */
    private static boolean adds(StepPlan plan, Map<LayerPath, Map<Recomputed, LayerOption>> known) {
        return plan.layers().entrySet().stream()
                .anyMatch(layer -> !known.getOrDefault(layer.getKey(), Map.of()).containsKey(layer.getValue()));
    }

    private static Map<LayerPath, Double> nanosByLayer(
            Network network, Target target, OperationCosts costs, StepPlan plan) {
        Map<LayerPath, Double> nanos = new HashMap<>();
        for (Operation operation : StepEmitter.emit(network, plan, target).operations()) {
            nanos.merge(operation.layer(), costs.nanos(operation.computation()), Double::sum);
        }
        return nanos;
    }
}
