package dev.densescope.ui.plan.model;

import dev.densescope.plan.decision.StoragePlan;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.search.PlannedStep;
import java.util.ArrayList;
import java.util.List;

/**
 * The strategies that a plan is compared with in text: the paper's baseline, the recommended one, and the one that
 * needs the least memory.
 */
final class ComparedStrategies {
    private ComparedStrategies() {}

    /** @param strategies the last one keeps the least */
    static List<PlannedStep> of(List<PlannedStep> strategies) {
        List<StoragePlan> compared = new ArrayList<>(List.of(Strategies.baseline(), Strategies.recommended()));
        strategies.stream().skip(Math.max(0, strategies.size() - 1)).forEach(leanest -> compared.add(leanest.plan()));
        return strategies.stream()
                .filter(strategy -> compared.contains(strategy.plan()))
                .toList();
    }
}
