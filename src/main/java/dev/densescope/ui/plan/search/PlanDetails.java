package dev.densescope.ui.plan.search;

import dev.densescope.memory.Category;
import dev.densescope.report.plan.PlanPoint;
import java.util.Map;

/**
 * A plan with what is known about it.
 *
 * @param point the plan and the bound of its time
 * @param reservedByCategory reserved bytes at the peak
 */
public record PlanDetails(PlanPoint point, Map<Category, Long> reservedByCategory) {
    public PlanDetails {
        reservedByCategory = Map.copyOf(reservedByCategory);
    }
}
