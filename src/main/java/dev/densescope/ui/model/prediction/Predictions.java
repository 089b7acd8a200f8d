package dev.densescope.ui.model.prediction;

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
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The predicted memory of plans for one design on one kind of device. For some milliseconds after an edit, only the
 * shown plan is predicted, and the others are pending; all numbers are of the same design. Immutable.
 *
 * @param network the network of the design
 * @param plans all plans in the order of the window, including those that are pending
 * @param byPlan predictions in the order of the window, at least one
 * @param frameworks what PyTorch needs for the same network, plain and memory-efficient, by models of it; empty while
 *     they are pending
 */
public record Predictions(
        Network network,
        List<StoragePlan> plans,
        Map<StoragePlan, Prediction> byPlan,
        Map<Framework, FrameworkNeed> frameworks) {
    /** Not Deeplearning4j: it needs so much more that the differences between plans would be hard to see in a chart. */
    public static final List<Framework> COMPARED = List.of(Framework.PYTORCH, Framework.PYTORCH_MEMORY_EFFICIENT);

    public Predictions {
        plans = List.copyOf(plans);
        byPlan = Collections.unmodifiableMap(new LinkedHashMap<>(byPlan));
        frameworks = Collections.unmodifiableMap(new LinkedHashMap<>(frameworks));
    }

    /** Compiles and walks the schedules of all plans, on all processors: see the benchmark of an edit. */
    public static Predictions of(Network network, List<StoragePlan> plans, Target target) {
        List<Prediction> computed = plans.parallelStream()
                .map(plan -> predict(network, plan, target))
                .toList();
        Map<StoragePlan, Prediction> predictions = new LinkedHashMap<>();
        for (int i = 0; i < plans.size(); i++) {
            predictions.put(plans.get(i), computed.get(i));
        }
        return new Predictions(network, plans, predictions, frameworks(network));
    }

    /**
     * Only the prediction of one plan; the others and the frameworks are pending.
     *
     * @param plans all plans in the order of the window
     * @param shown one of them
     */
    static Predictions first(Network network, List<StoragePlan> plans, StoragePlan shown, Target target) {
        return new Predictions(network, plans, Map.of(shown, predict(network, shown, target)), Map.of());
    }

    /**
     * Predicts what is pending, one plan after another on this thread: the other processors are left to the thread that
     * paints.
     *
     * @param target the device of these predictions
     * @param abandoned asked before each plan; if true, nothing more is computed
     * @return the complete predictions, with the same values for what was not pending; empty if abandoned
     */
    Optional<Predictions> complete(Target target, BooleanSupplier abandoned) {
        Map<StoragePlan, Prediction> predictions = new LinkedHashMap<>();
        for (StoragePlan plan : plans) {
            if (abandoned.getAsBoolean()) {
                return Optional.empty();
            }
            predictions.put(plan, byPlan.containsKey(plan) ? of(plan) : predict(network, plan, target));
        }
        Map<Framework, FrameworkNeed> needs = new EnumMap<>(Framework.class);
        for (Framework framework : COMPARED) {
            if (abandoned.getAsBoolean()) {
                return Optional.empty();
            }
            needs.put(framework, framework.need(network));
        }
        return Optional.of(new Predictions(network, plans, predictions, needs));
    }

    private static Prediction predict(Network network, StoragePlan plan, Target target) {
        return Prediction.of(Schedule.compile(network, plan, target));
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

    /** Whether both are of one edit, and differ at most in what is pending. */
    @SuppressWarnings("ReferenceEquality") // networks are replaced whole, and comparing takes long
    public boolean isOfSameNetwork(Predictions other) {
        return network == other.network;
    }

    /** Whether a plan is predicted, and not pending. */
    public boolean has(StoragePlan plan) {
        return byPlan.containsKey(plan);
    }

    /** Whether one of the plans is not predicted yet. */
    public boolean isPending(StoragePlan plan) {
        return !has(plan) && plans.contains(plan);
    }

    /** Whether nothing is pending. */
    public boolean isComplete() {
        return byPlan.size() == plans.size() && frameworks.size() == COMPARED.size();
    }

    /** @param plan one of {@link #plans} that is predicted */
    public Prediction of(StoragePlan plan) {
        return byPlan.get(plan);
    }

    /**
     * The predicted plan to show for a selected one: the plan itself or, for some milliseconds after an edit, the
     * predicted plan with the same name, or else another predicted one.
     */
    public StoragePlan nearest(StoragePlan chosen) {
        if (has(chosen)) {
            return chosen;
        }
        return byPlan.keySet().stream()
                .filter(plan -> plan.id().equals(chosen.id()))
                .findFirst()
                .orElseGet(() -> byPlan.keySet().iterator().next());
    }
}
