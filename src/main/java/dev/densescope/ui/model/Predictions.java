package dev.densescope.ui.model;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.plan.Prediction;
import dev.densescope.plan.Schedule;
import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.hardware.Target;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The predicted memory of plans for one design on one kind of device. Immutable.
 *
 * @param network the network of the design
 * @param byPlan predictions in the order of the window, at least one
 * @param frameworks what PyTorch needs for the same network, plain and memory-efficient, by models of it
 */
public record Predictions(
        Network network, Map<StoragePlan, Prediction> byPlan, Map<Framework, FrameworkNeed> frameworks) {
    /** Not Deeplearning4j: it needs so much more that the differences between plans would be hard to see in a chart. */
    private static final List<Framework> COMPARED = List.of(Framework.PYTORCH, Framework.PYTORCH_MEMORY_EFFICIENT);

    public Predictions {
        byPlan = Collections.unmodifiableMap(new LinkedHashMap<>(byPlan));
        frameworks = Collections.unmodifiableMap(new LinkedHashMap<>(frameworks));
    }

    /** Compiles and walks the schedules of all plans, on all processors: see the benchmark of an edit. */
    public static Predictions of(Network network, List<StoragePlan> plans, Target target) {
        List<Prediction> computed = plans.parallelStream()
                .map(plan -> Prediction.of(Schedule.compile(network, plan, target)))
                .toList();
        Map<StoragePlan, Prediction> predictions = new LinkedHashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            predictions.put(plans.get(i), computed.get(i));
        }
        return new Predictions(network, predictions, frameworks(network));
    }

    /** Modelled memory of the frameworks that plans are compared with. */
    public static Map<Framework, FrameworkNeed> frameworks(Network network) {
        Map<Framework, FrameworkNeed> frameworks = new EnumMap<>(Framework.class);
        List<FrameworkNeed> needs = COMPARED.parallelStream()
                .map(framework -> framework.need(network))
                .toList();
        for (int i = 0; i < COMPARED.size(); i++) {
            frameworks.put(COMPARED.get(i), needs.get(i));
        }
        return frameworks;
    }

    /** The predicted plans in the order of the window. */
    public List<StoragePlan> plans() {
        return List.copyOf(byPlan.keySet());
    }

    /** @param plan one of {@link #plans} */
    public Prediction of(StoragePlan plan) {
        return byPlan.get(plan);
    }

    /**
     * The predicted plan to show for a selected one: the plan itself or, for some milliseconds after an edit, the
     * predicted plan with the same name.
     */
    public StoragePlan nearest(StoragePlan chosen) {
        return byPlan.keySet().stream()
                .filter(chosen::equals)
                .findFirst()
                .or(() -> byPlan.keySet().stream()
                        .filter(plan -> plan.id().equals(chosen.id()))
                        .findFirst())
                .orElseGet(() -> plans().get(0));
    }
}
