package dev.densescope.report.plan;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.plan.search.PlannedStep;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What plans are compared with.
 *
 * @param fastest the fastest of all plans, locks kept
 * @param strategies predicted memory and time of each strategy, in the order in which they are offered
 * @param frameworks modelled memory of other frameworks for the same network
 */
public record PlanAlternatives(
        PlannedStep fastest, List<PlannedStep> strategies, Map<Framework, FrameworkNeed> frameworks) {
    public PlanAlternatives {
        strategies = List.copyOf(strategies);
        frameworks = Collections.unmodifiableMap(new EnumMap<>(frameworks));
    }

    /** Strategies, and all frameworks. */
    public static PlanAlternatives of(Network network, PlannedStep fastest, List<PlannedStep> strategies) {
        Map<Framework, FrameworkNeed> needs = new EnumMap<>(Framework.class);
        for (Framework framework : Framework.values()) {
            needs.put(framework, framework.need(network));
        }
        return new PlanAlternatives(fastest, strategies, needs);
    }
}
