package dev.densescope.report.plan;

import dev.densescope.plan.cost.TimeRange;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.quantity.QuantityText;

/**
 * Times of steps as text.
 *
 * @param range in which times are expected, as factors of their estimates
 */
record StepTimeText(TimeRange range) {
    static StepTimeText of(PlanReport report) {
        return new StepTimeText(report.subject().costs().range());
    }

    /** Such as {@code 669 ms}, or {@code 80.1 ms to 214 ms} where only a range is known. */
    String duration(PlannedStep step) {
        return range.isNone()
                ? duration(step.nanos())
                : duration(step.nanos() * range.least()) + " to " + duration(step.nanos() * range.most());
    }

    /** Milliseconds without unit. */
    String millis(double nanos) {
        return range.isNone()
                ? one(nanos)
                : QuantityText.FILES.significant(nanos * range.least() / 1e6) + " to "
                        + QuantityText.FILES.significant(nanos * range.most() / 1e6);
    }

    private static String one(double nanos) {
        return QuantityText.FILES.decimals(nanos / 1e6, nanos < 1e7 ? 2 : 1);
    }

    private static String duration(double nanos) {
        return QuantityText.FILES.duration(Math.round(nanos));
    }
}
