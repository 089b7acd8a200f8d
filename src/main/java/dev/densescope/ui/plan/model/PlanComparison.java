package dev.densescope.ui.plan.model;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.session.RunRecord;
import dev.densescope.ui.model.Predictions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The strategies, frameworks and runs that plans are compared with.
 *
 * @param strategies predicted memory and time of each strategy, in the order in which they are offered
 * @param frameworks modelled memory of other frameworks for the same network
 * @param runs of the same network on the same device, newest first
 */
public record PlanComparison(
        List<PlannedStep> strategies, Map<Framework, FrameworkNeed> frameworks, List<MeasuredRun> runs) {
    public PlanComparison {
        strategies = List.copyOf(strategies);
        frameworks = Collections.unmodifiableMap(new LinkedHashMap<>(frameworks));
        runs = List.copyOf(runs);
    }

    /** @param runs with a measured step of the network */
    static PlanComparison of(Network network, PlanSearch search, List<RunRecord> runs) {
        return new PlanComparison(
                Strategies.all(SharedScope.NETWORK).stream()
                        .map(search::predict)
                        .toList(),
                Predictions.frameworks(network),
                runs.stream().map(MeasuredRun::of).toList());
    }
}
