package dev.densescope.report.plan;

import dev.densescope.plan.search.PlannedStep;
import java.util.OptionalDouble;

/**
 * A plan with a lower bound of the time of all plans that reserve as much.
 *
 * @param boundNanos empty if it is not known
 */
public record PlanPoint(PlannedStep step, OptionalDouble boundNanos) {}
