package dev.densescope.ui.plan.model;

import dev.densescope.memory.Category;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.search.PlannedStep;
import java.util.Map;
import java.util.Optional;

/**
 * The shown plan.
 *
 * @param result of the search that found it
 * @param budgetBytes the budget for which it was chosen
 * @param step the plan; empty if none fits into the budget
 * @param reservedByCategory the plan's reserved bytes at the peak; empty if there is no plan
 * @param isPasted whether it was pasted, and so may exceed the budget
 */
public record PlanChosen(
        PlanResult result,
        long budgetBytes,
        Optional<PlannedStep> step,
        Map<Category, Long> reservedByCategory,
        boolean isPasted) {
    public PlanChosen {
        reservedByCategory = Map.copyOf(reservedByCategory);
    }

    /** The decisions of the shown plan, or of the smallest one if none fits into the budget. */
    public LayerDecisions decisions() {
        return LayerDecisions.of(
                result.network(), step.orElse(result.smallest()).plan());
    }
}
