package dev.densescope.ui.plan.search;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.network.Network;
import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.session.RunRecord;
import dev.densescope.ui.model.prediction.Predictions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The strategies, frameworks and runs that plans are compared with.
 *
 * @param strategies predicted memory and time of each strategy that has the locked decisions, in the order in which they
 *     are offered
 * @param excluded the strategies that the locks exclude
 * @param frameworks modelled memory of other frameworks for the same network
 * @param runs of the same network on the same device, newest first
 */
public record PlanComparison(
        List<PlannedStep> strategies,
        List<PlannedStep> excluded,
        Map<Framework, FrameworkNeed> frameworks,
        List<MeasuredRun> runs) {
    public PlanComparison {
        strategies = List.copyOf(strategies);
        excluded = List.copyOf(excluded);
        frameworks = Collections.unmodifiableMap(new LinkedHashMap<>(frameworks));
        runs = List.copyOf(runs);
    }

    /** @param runs with a measured step of the network */
    public static PlanComparison of(Network network, PlanSearch search, List<RunRecord> runs) {
        Map<Boolean, List<PlannedStep>> strategies = Strategies.all(SharedScope.NETWORK).stream()
                .map(search::predict)
                .collect(Collectors.partitioningBy(strategy -> search.keepsLocks(strategy.plan())));
        return new PlanComparison(
                strategies.get(true),
                strategies.get(false),
                Predictions.frameworks(network),
                runs.stream().map(run -> MeasuredRun.of(run, search)).toList());
    }

    /** All strategies, also those that the locks exclude. */
    public List<PlannedStep> allStrategies() {
        return Stream.concat(strategies.stream(), excluded.stream()).toList();
    }
}
