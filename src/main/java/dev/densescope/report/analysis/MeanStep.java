package dev.densescope.report.analysis;

import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.StepSummary;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Mean times of a run's measured steps in nanoseconds. Unlike medians, they add up.
 *
 * @param restNanos time of the step outside its phases; 0 if the phases, timed by a GPU's clock, take longer than the
 * step
 * @param waitNanos waiting time for the minibatch before a step, not included in the step
 */
public record MeanStep(
        long stepNanos,
        long forwardNanos,
        long recomputeNanos,
        long backwardNanos,
        long updateNanos,
        long restNanos,
        long waitNanos) {

    /** Of a run with at least one finished step. */
    public static MeanStep of(RunRecord run) {
        List<StepSummary> steps = run.measuredSteps();
        long step = mean(steps, StepSummary::nanos);
        long forward = mean(steps, StepSummary::forwardNanos);
        long recompute = mean(steps, StepSummary::recomputeNanos);
        long backward = mean(steps, StepSummary::backwardNanos);
        long update = mean(steps, StepSummary::updateNanos);
        long rest = Math.max(0, step - forward - recompute - backward - update);
        return new MeanStep(step, forward, recompute, backward, update, rest, mean(steps, StepSummary::waitNanos));
    }

    private static long mean(List<StepSummary> steps, ToLongFunction<StepSummary> nanos) {
        return Math.round(steps.stream().mapToLong(nanos).average().orElseThrow());
    }
}
