package dev.densescope.report.analysis;

import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.Median;
import dev.densescope.session.measure.StepSummary;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Times of the measured steps of a run with at least one finished step. All in nanoseconds.
 *
 * @param all in order
 */
public record StepTimes(
        long minNanos,
        long medianNanos,
        long maxNanos,
        List<Long> all,
        long forwardNanos,
        long recomputeNanos,
        long backwardNanos,
        long updateNanos) {
    public StepTimes {
        all = List.copyOf(all);
    }

    /** The times of a run; each phase is a median of its own. */
    public static StepTimes of(RunRecord run) {
        List<StepSummary> steps = run.measuredSteps();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("the run must have a finished step, but has none");
        }
        List<Long> all = steps.stream().map(StepSummary::nanos).toList();
        return new StepTimes(
                Collections.min(all),
                run.medianStepNanos(),
                Collections.max(all),
                all,
                median(steps, StepSummary::forwardNanos),
                run.medianRecomputeNanos(),
                median(steps, StepSummary::backwardNanos),
                median(steps, StepSummary::updateNanos));
    }

    /** The fraction of a step spent on recomputation, from 0 to 1. */
    public double recomputeShare() {
        return medianNanos == 0 ? 0 : (double) recomputeNanos / medianNanos;
    }

    private static long median(List<StepSummary> steps, ToLongFunction<StepSummary> nanos) {
        return Median.of(steps.stream().mapToLong(nanos));
    }
}
