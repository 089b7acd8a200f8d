package dev.densescope.session;

import dev.densescope.memory.StepTrace;
import dev.densescope.session.measure.Median;
import dev.densescope.session.measure.StepSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Speed of a run in progress and the time that it will still take. All times are 0 before the first step has finished.
 *
 * @param stepNanos median time of the latest steps
 * @param waitNanos median time that the latest steps waited for their images
 * @param totalNanos time per step with everything between steps: waiting, evaluations and checkpoints
 * @param left remaining time; empty before the first step has finished and while the run is being cancelled or stopped
 */
public record RunPace(long stepNanos, long waitNanos, long totalNanos, Optional<Duration> left) {
    private static final int RECENT_STEPS = 1000;
    /** Below this number of finished steps, their preparation distorts the elapsed time per step. */
    private static final int MIN_STEPS = 10;

    /** The pace of a run in progress. */
    public static RunPace of(StepCount count, RunProgress progress) {
        List<StepSummary> recent = recent(progress.finishedSteps());
        long stepNanos = Median.of(withoutFirst(recent).mapToLong(StepSummary::nanos));
        long waitNanos = medianWaitNanos(recent);
        long totalNanos = Math.max(stepNanos + waitNanos, elapsedPerStep(count.finished(), progress.elapsedNanos()));
        boolean isEnding = progress.state() == RunProgress.State.CANCELLING
                || progress.state() == RunProgress.State.FINISHING_STEP;
        boolean isKnown = stepNanos > 0 && !isEnding;
        return new RunPace(
                stepNanos,
                waitNanos,
                totalNanos,
                isKnown ? Optional.of(left(count, totalNanos, progress)) : Optional.empty());
    }

    /** Median time that steps waited for their images; the first one is included only if there is no other. */
    public static long medianWaitNanos(List<StepSummary> steps) {
        return Median.of(withoutFirst(steps).mapToLong(StepSummary::waitNanos));
    }

    private static Duration left(StepCount count, long totalNanos, RunProgress progress) {
        long spent = progress.current()
                .filter(trace -> trace.step() > count.last() && trace.started() > 0)
                .map(RunPace::elapsedNanos)
                .orElse(0L);
        return Duration.ofNanos((count.ofRun() - count.finished()) * totalNanos - Math.min(spent, totalNanos));
    }

    private static long elapsedNanos(StepTrace trace) {
        return trace.startNanos(trace.started() - 1) - trace.startNanos(0);
    }

    private static long elapsedPerStep(int finished, long elapsedNanos) {
        return finished < MIN_STEPS ? 0 : elapsedNanos / finished;
    }

    private static List<StepSummary> recent(List<StepSummary> steps) {
        return steps.subList(Math.max(0, steps.size() - RECENT_STEPS), steps.size());
    }

    /** The first step also warms up caches. */
    private static Stream<StepSummary> withoutFirst(List<StepSummary> steps) {
        return steps.stream().skip(steps.size() > 1 ? 1 : 0);
    }
}
