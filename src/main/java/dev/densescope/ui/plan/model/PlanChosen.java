package dev.densescope.ui.plan.model;

import dev.densescope.memory.Category;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.report.plan.PlanAlternatives;
import dev.densescope.report.plan.PlanPoint;
import dev.densescope.report.plan.PlanReport;
import dev.densescope.report.plan.PlanSubject;
import dev.densescope.ui.plan.search.PlanDetails;
import dev.densescope.ui.plan.search.PlanResult;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The shown plan.
 *
 * @param result of the search that found it
 * @param budgetBytes the budget for which it was chosen
 * @param point the plan and the bound of its time; empty if none fits into the budget
 * @param reservedByCategory the plan's reserved bytes at the peak; empty if there is no plan
 * @param isPasted whether it was pasted, and so may exceed the budget
 */
public record PlanChosen(
        PlanResult result,
        long budgetBytes,
        Optional<PlanPoint> point,
        Map<Category, Long> reservedByCategory,
        boolean isPasted) {
    public PlanChosen {
        reservedByCategory = Map.copyOf(reservedByCategory);
    }

    /** @param plan empty if none fits into the budget */
    PlanChosen(PlanResult result, long budgetBytes, Optional<PlanDetails> plan, boolean isPasted) {
        this(
                result,
                budgetBytes,
                plan.map(PlanDetails::point),
                plan.map(PlanDetails::reservedByCategory).orElse(Map.of()),
                isPasted);
    }

    /** The plan; empty if none fits into the budget. */
    public Optional<PlannedStep> step() {
        return point.map(PlanPoint::step);
    }

    /** The decisions of the shown plan, or of the smallest one if none fits into the budget. */
    public LayerDecisions decisions() {
        return LayerDecisions.of(
                result.network(), step().orElse(result.smallest()).plan());
    }

    /**
     * The content of a report of the search and of this plan; empty without times, which reports compare plans by. May
     * take milliseconds. Any thread.
     *
     * @param program name and version of this program
     */
    public Optional<PlanReport> report(Instant createdAt, String program) {
        return result.costs().map(costs -> {
            PlanReport report = new PlanReport(
                    new PlanSubject(result.network().spec(), costs, result.locks(), createdAt, program),
                    result.points(),
                    new PlanAlternatives(
                            result.curve().fastest(),
                            result.comparison().allStrategies(),
                            result.comparison().frameworks()),
                    Optional.empty(),
                    Optional.empty());
            return point.map(shown ->
                            report.within(Math.max(budgetBytes, shown.step().reservedBytes()), shown))
                    .orElse(report);
        });
    }
}
