package dev.densescope.report.plan;

import dev.densescope.plan.decision.SharedScope;
import dev.densescope.plan.decision.Strategies;
import dev.densescope.plan.search.PlanSearch;
import dev.densescope.plan.search.PlannedStep;
import java.util.List;
import java.util.Optional;

/**
 * The content of a report of plans. Bytes are exact, times are estimates.
 *
 * @param points the fastest plans by rising bytes and falling time, at least one
 * @param budget empty without a budget
 * @param fits empty unless asked for
 */
public record PlanReport(
        PlanSubject subject,
        List<PlanPoint> points,
        PlanAlternatives alternatives,
        Optional<BudgetedPlan> budget,
        Optional<DesignsThatFit> fits) {
    /** The name of its files, without extension. */
    public static final String NAME = "plan";

    public PlanReport {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must hold at least 1 plan, but is empty");
        }
    }

    /** The report of a search, without budget. May take a second. */
    public static PlanReport of(PlanSubject subject, PlanSearch search, int points) {
        List<PlannedStep> strategies = Strategies.all(SharedScope.NETWORK).stream()
                .map(search::predict)
                .toList();
        return new PlanReport(
                subject,
                search.curve(points).points().stream()
                        .map(step -> point(search, step))
                        .toList(),
                PlanAlternatives.of(
                        subject.network(), search.within(Long.MAX_VALUE).orElseThrow(), strategies),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with the fastest plan within a budget. */
    public PlanReport within(long bytes, PlanPoint chosen) {
        return new PlanReport(subject, points, alternatives, Optional.of(new BudgetedPlan(bytes, chosen)), fits);
    }

    /** The same with the largest designs. */
    public PlanReport fitting(DesignsThatFit designs) {
        return new PlanReport(subject, points, alternatives, budget, Optional.of(designs));
    }

    /** A plan of a search with its bound. */
    public static PlanPoint point(PlanSearch search, PlannedStep step) {
        return new PlanPoint(step, search.boundNanos(step.reservedBytes()));
    }

    /** The plan with the fewest bytes. */
    public PlannedStep smallest() {
        return points.get(0).step();
    }

    /** The plan with the least time, which a curve of one point does not have. */
    public PlannedStep fastest() {
        return alternatives.fastest();
    }

    /** The plan within the budget, or the fastest one without a budget. */
    public PlannedStep shown() {
        return budget.map(within -> within.chosen().step()).orElseGet(this::fastest);
    }

    /** Additional time of a step relative to the fastest plan: 0.1 is 10 % more. */
    public double overFastest(PlannedStep step) {
        return step.nanos() / fastest().nanos() - 1;
    }

    /** Whether a strategy has the locked decisions, as all plans do. */
    public boolean keepsLocks(PlannedStep strategy) {
        return subject.locks().areKeptBy(subject.network(), strategy.plan());
    }
}
