package dev.densescope.plan.search;

import dev.densescope.network.Network;
import dev.densescope.plan.PlanEvaluation;
import dev.densescope.plan.PlanEvaluator;
import dev.densescope.plan.cost.OperationCosts;
import dev.densescope.plan.decision.StepPlan;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.emit.StepEmitter;
import dev.densescope.plan.hardware.Target;
import dev.densescope.plan.step.Operation;
import dev.densescope.spec.LayerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bytes and times of plans of one network, each plan's operations costed once. For one thread. */
final class TimedPlans {
    private final Network network;
    private final Target target;
    private final OperationCosts costs;
    private final PlanEvaluator evaluator;
    private final Map<StoragePlan, TimedPlan> known = new HashMap<>();

    TimedPlans(Network network, Target target, OperationCosts costs) {
        this.network = network;
        this.target = target;
        this.costs = costs;
        evaluator = new PlanEvaluator(network, target);
    }

    Network network() {
        return network;
    }

    /** Whether the device can compute in chunks of channels. */
    boolean computesInChunks() {
        return target.computesInChunks();
    }

    /** The plans with one decision for all layers, each once. */
    List<StepPlan> uniform() {
        return UniformPlan.fitted(network, target.computesInChunks());
    }

    TimedPlan of(StoragePlan plan) {
        return known.computeIfAbsent(plan, each -> new TimedPlan(bytes(each), nanosByLayer(each)));
    }

    /** The memory of a plan, without its times. */
    PlanEvaluation bytes(StoragePlan plan) {
        return evaluator.evaluate(plan);
    }

    private Map<LayerPath, Double> nanosByLayer(StoragePlan plan) {
        Map<LayerPath, Double> nanos = new HashMap<>();
        for (Operation operation : StepEmitter.emit(network, plan, target).operations()) {
            nanos.merge(operation.layer(), costs.nanos(operation.computation()), Double::sum);
        }
        return nanos;
    }
}
