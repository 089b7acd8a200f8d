package dev.densescope.ui.plan.model;

import dev.densescope.plan.search.PlannedStep;
import java.util.Optional;

/**
 * The shown plan.
 *
 * @param result of the search that it belongs to
 * @param budgetBytes for which it was chosen
 * @param step the plan; empty if none fits into the budget
 * @param isPasted whether it was pasted, and so may exceed the budget
 */
public record PlanChosen(PlanResult result, long budgetBytes, Optional<PlannedStep> step, boolean isPasted) {}
