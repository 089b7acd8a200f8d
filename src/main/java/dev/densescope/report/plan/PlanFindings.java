package dev.densescope.report.plan;

import dev.densescope.framework.Framework;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.analysis.finding.Finding;
import dev.densescope.session.costs.DeviceCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Conclusions from a search: what the budget costs, what a strategy or a framework would need, how good times are. */
final class PlanFindings {
    private static final double SAME = 0.005;

    private final PlanReport report;
    private final StepTimeText times;

    private PlanFindings(PlanReport report) {
        this.report = report;
        this.times = StepTimeText.of(report);
    }

    static List<Finding> of(PlanReport report) {
        PlanFindings findings = new PlanFindings(report);
        List<Finding> all = new ArrayList<>();
        all.add(report.budget().map(findings::budget).orElseGet(findings::curve));
        report.budget().ifPresent(budget -> all.add(findings.strategies(budget)));
        all.add(findings.framework());
        all.add(findings.costs());
        return all;
    }

    private Finding budget(BudgetedPlan budget) {
        PlannedStep step = budget.chosen().step();
        String bound = budget.chosen().boundNanos().isPresent()
                ? " No plan%s that reserves as much takes less than %s, by these times."
                        .formatted(
                                PlanSummary.withLocks(report, " with these locks"),
                                QuantityText.FILES.duration(
                                        Math.round(budget.chosen().boundNanos().getAsDouble())))
                : "";
        return Finding.good(
                "%s fit: a step takes %s, %s."
                        .formatted(
                                QuantityText.FILES.bytes(budget.bytes()),
                                times.duration(step),
                                PlanSummary.comparedWithFastest(report, step)),
                "The plan reserves %s (%s).%s"
                        .formatted(
                                QuantityText.FILES.bytes(step.reservedBytes()),
                                QuantityText.FILES.exactBytes(step.reservedBytes()),
                                bound),
                "Run the plan to measure it: its text is at the end of this report.");
    }

    private Finding curve() {
        return Finding.note(
                "Any budget from %s on has a plan."
                        .formatted(QuantityText.FILES.bytes(report.smallest().reservedBytes())),
                "The curve has %s the fastest that reserves as much; from %s on more memory does not make steps faster."
                        .formatted(
                                report.points().size() == 1
                                        ? "1 plan,"
                                        : report.points().size() + " plans, of which each is",
                                QuantityText.FILES.bytes(report.fastest().reservedBytes())),
                "Choose a budget, such as the memory of the device.");
    }

    /** The fastest strategy that fits. */
    private Finding strategies(BudgetedPlan budget) {
        PlannedStep step = budget.chosen().step();
        Optional<PlannedStep> best = report.alternatives().strategies().stream()
                .filter(strategy -> strategy.reservedBytes() <= budget.bytes())
                .min(Comparator.comparingDouble(PlannedStep::nanos));
        if (best.isEmpty()) {
            PlannedStep least = report.alternatives().strategies().stream()
                    .min(Comparator.comparingLong(PlannedStep::reservedBytes))
                    .orElseThrow();
            return Finding.good(
                    "No strategy fits within the budget; this plan does, since it decides for each layer.",
                    "%s, the strategy with the fewest bytes, reserves %s."
                            .formatted(least.plan().id(), QuantityText.FILES.bytes(least.reservedBytes())),
                    "Use the plan and not a strategy within this budget.");
        }
        String name = best.get().plan().id();
        double more = best.get().nanos() / step.nanos() - 1;
        String evidence = "%s reserves %s and takes %s a step."
                .formatted(name, QuantityText.FILES.bytes(best.get().reservedBytes()), times.duration(best.get()));
        if (more < -SAME) {
            return slowerThanStrategy(name, -more, evidence);
        }
        return more < SAME
                ? Finding.note(
                        "%s, the fastest strategy within the budget, is as fast as this plan.".formatted(name),
                        evidence,
                        "Use the strategy %s: unlike a plan, it works for every design.".formatted(name))
                : Finding.good(
                        "This plan is %s faster than %s, the fastest strategy within the budget."
                                .formatted(
                                        QuantityText.FILES.percent(
                                                1 - step.nanos() / best.get().nanos()),
                                        name),
                        evidence,
                        "Use the plan, or the strategy if designs often change: a plan is for one design.");
    }

    /** Of a plan with locks, which strategies need not have, or of one that no search has found. */
    private Finding slowerThanStrategy(String name, double faster, String evidence) {
        boolean locked = report.subject().isLocked();
        return Finding.note(
                "%s, the fastest strategy within the budget, is %s faster than this plan%s."
                        .formatted(name, QuantityText.FILES.percent(faster), locked ? ", which has the locks" : ""),
                evidence,
                "%s the strategy %s.".formatted(locked ? "Remove locks, or use" : "Use", name));
    }

    private Finding framework() {
        FrameworkNeed need = report.alternatives().frameworks().get(Framework.PYTORCH);
        long own = report.shown().reservedBytes();
        String evidence = "%s against about %s, by a model of PyTorch's allocator, which includes no CUDA context."
                .formatted(QuantityText.FILES.bytes(own), QuantityText.FILES.bytes(need.reservedBytes()));
        return need.reservedBytes() > own
                ? Finding.good(
                        "PyTorch would reserve %s times as much for the same step."
                                .formatted(QuantityText.FILES.significant((double) need.reservedBytes() / own)),
                        evidence,
                        "Spend the difference on a larger batch or design: look at what fits.")
                : Finding.note(
                        "PyTorch would reserve no more than this plan.",
                        evidence,
                        "Choose a smaller budget if memory matters.");
    }

    private Finding costs() {
        DeviceCosts costs = report.subject().costs();
        return switch (costs.source()) {
            case ROOFLINE ->
                Finding.note(
                        "Times are ranges: nothing was measured on %s."
                                .formatted(costs.device().name()),
                        "They follow from its specifications, at 30 % to 80 % of its peak.",
                        "Measure on the GPU before you compare times; bytes are exact.");
            case CALIBRATED ->
                Finding.note(
                        "Times are estimates from a calibration of %s."
                                .formatted(costs.device().name()),
                        "It measured a few steps of small designs; completed runs that refined it: %d."
                                .formatted(costs.history().runs()),
                        "Run one of these plans: its times refine the estimates; bytes are exact.");
            case MEASURED ->
                Finding.note(
                        "Times are estimates from a run of this design on %s."
                                .formatted(costs.device().name()),
                        "Operations that the run did not have are estimated from those that it had.",
                        "Run the chosen plan to measure it; bytes are exact.");
        };
    }
}
