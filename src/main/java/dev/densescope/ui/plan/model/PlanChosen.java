package dev.densescope.ui.plan.model;

import dev.densescope.plan.search.PlannedStep;
import java.util.Optional;

/**
 * The plan that the screen shows.
 *
 * @param result of the search that it belongs to
 * @param budgetBytes that it was chosen for
 * @param step the plan; empty if none stays within the budget
 * @param isPasted whether it was pasted instead of found, and so may exceed the budget
 */
public record PlanChosen(PlanResult result, long budgetBytes, Optional<PlannedStep> step, boolean isPasted) {}
