package dev.densescope.report.plan;

import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;

/** The result of a search in one sentence. */
final class PlanSummary {
    private PlanSummary() {}

    static String sentence(PlanReport report) {
        StepTimeText times = StepTimeText.of(report);
        return report.budget()
                .map(budget -> "Within %s a step takes %s, %s."
                        .formatted(
                                QuantityText.FILES.bytes(budget.bytes()),
                                times.duration(budget.chosen().step()),
                                comparedWithFastest(report, budget.chosen().step())))
                .orElseGet(() -> curve(report, times));
    }

    static String comparedWithFastest(PlanReport report, PlannedStep step) {
        double more = report.overFastest(step);
        if (more <= 0) {
            return "as fast as with any amount of memory" + withLocks(report, " and these locks");
        }
        String percent = QuantityText.FILES.percent(Math.max(more, QuantityText.SMALLEST_SHARE));
        return (more < QuantityText.SMALLEST_SHARE ? "less than " : "")
                + percent
                + " more than with the fastest plan"
                + withLocks(report, " that has these locks");
    }

    /** A restriction that a sentence about all plans needs if some layers are locked. */
    static String withLocks(PlanReport report, String restriction) {
        return report.subject().isLocked() ? restriction : "";
    }

    private static String curve(PlanReport report, StepTimeText times) {
        PlannedStep smallest = report.smallest();
        PlannedStep fastest = report.fastest();
        if (smallest.nanos() <= fastest.nanos()) {
            return "The plan with the fewest bytes%s, %s, is also the fastest: a step takes %s."
                    .formatted(
                            withLocks(report, " with these locks"),
                            QuantityText.FILES.bytes(smallest.reservedBytes()),
                            times.duration(smallest));
        }
        return "With %s a step takes %s; with %s, the least that any plan%s needs, it takes %s, %s more."
                .formatted(
                        QuantityText.FILES.bytes(fastest.reservedBytes()),
                        times.duration(fastest),
                        QuantityText.FILES.bytes(smallest.reservedBytes()),
                        withLocks(report, " with these locks"),
                        times.duration(smallest),
                        QuantityText.FILES.percent(report.overFastest(smallest)));
    }
}
