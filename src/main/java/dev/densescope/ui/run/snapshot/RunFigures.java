package dev.densescope.ui.run.snapshot;

import dev.densescope.memory.StepTrace;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.Median;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.session.settings.RunSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures beside the charts. Immutable.
 *
 * @param count how far the training has come
 * @param step the step that runs, counted from 1 over the whole training; after the run the last one finished
 * @param fraction of the training that is done, part of a step included, from 0 to 1
 * @param left time to go; empty before a step has been timed, while the run stops and after it
 * @param imagesPerSecond 0 before a step has been timed
 * @param waitNanos median time that a step waits for its images; 0 before one has been timed
 * @param peakLiveBytes the most live bytes so far
 * @param reservedBytes what the device's allocator has given out
 * @param processBytes resident memory of the process; 0 if unknown
 * @param lastEpoch the latest epoch; empty if none has ended
 */
public record RunFigures(
        StepCount count,
        int step,
        double fraction,
        Optional<Duration> left,
        double imagesPerSecond,
        long waitNanos,
        long peakLiveBytes,
        long reservedBytes,
        long processBytes,
        Optional<EpochSummary> lastEpoch) {
    /** Of a long run the latest steps tell how fast it is, and are sorted in no time. */
    private static final int RECENT_STEPS = 1000;
    /** The first steps warm up caches. */
    private static final int MIN_STEPS = 10;

    /** Nothing has happened yet. */
    public static RunFigures none(RunSettings settings) {
        return new RunFigures(StepCount.of(settings, 0), 0, 0, Optional.empty(), 0, 0, 0, 0, 0, Optional.empty());
    }

    /** Of a run that goes on. */
    public static RunFigures of(RunSettings settings, RunProgress progress) {
        StepCount count = StepCount.of(settings, progress.finishedSteps().size());
        double partOfStep = progress.current()
                .filter(trace -> trace.step() > count.last())
                .map(trace -> (double) trace.finished()
                        / Math.max(1, trace.legend().operations().size()))
                .orElse(0.0);
        long stepNanos = typicalNanos(progress.finishedSteps());
        long waitNanos = Median.of(recent(progress.finishedSteps()).mapToLong(StepSummary::waitNanos));
        return new RunFigures(
                count,
                count.current(),
                Math.min(1, (count.last() + partOfStep) / count.training()),
                progress.state() == RunProgress.State.CANCELLING
                        ? Optional.empty()
                        : left(
                                count.ofRun() - count.finished(),
                                Math.max(
                                        stepNanos + waitNanos, nanosPerStep(count.finished(), progress.elapsedNanos())),
                                progress.current(),
                                count.last()),
                stepNanos == 0 ? 0 : settings.spec().batch() * 1e9 / stepNanos,
                waitNanos,
                progress.peakLiveBytes(),
                progress.reservedBytes(),
                progress.processBytes(),
                last(progress.epochs()));
    }

    /** Of a run that has ended. */
    public static RunFigures of(RunRecord record) {
        StepCount count = StepCount.of(record);
        return new RunFigures(
                count,
                count.last(),
                count.fraction(),
                Optional.empty(),
                record.imagesPerSecond(),
                Median.of(withoutFirst(record.measuredSteps()).mapToLong(StepSummary::waitNanos)),
                record.measurement().map(measured -> measured.peakLiveBytes()).orElse(0L),
                record.measurement().map(measured -> measured.reservedBytes()).orElse(0L),
                record.measurement()
                        .map(measured -> measured.processPeakBytes())
                        .orElse(0L),
                last(record.epochs()));
    }

    private static Optional<Duration> left(
            int stepsToFinish, long stepNanos, Optional<StepTrace> current, int finishedSteps) {
        if (stepNanos == 0) {
            return Optional.empty();
        }
        long spent = current.filter(trace -> trace.step() > finishedSteps && trace.started() > 0)
                .map(trace -> trace.startNanos(trace.started() - 1) - trace.startNanos(0))
                .orElse(0L);
        return Optional.of(Duration.ofNanos(stepsToFinish * stepNanos - Math.min(spent, stepNanos)));
    }

    /** With evaluations and checkpoints between steps; 0 while there are too few steps to tell. */
    private static long nanosPerStep(int finished, long elapsedNanos) {
        return finished < MIN_STEPS ? 0 : elapsedNanos / finished;
    }

    /** The median of the latest steps; the first one, which warms up caches, counts only while it is the only one. */
    private static long typicalNanos(List<StepSummary> steps) {
        return Median.of(recent(steps).mapToLong(StepSummary::nanos));
    }

    private static Stream<StepSummary> recent(List<StepSummary> steps) {
        return steps.size() <= RECENT_STEPS
                ? withoutFirst(steps)
                : steps.subList(steps.size() - RECENT_STEPS, steps.size()).stream();
    }

    private static Stream<StepSummary> withoutFirst(List<StepSummary> steps) {
        return steps.stream().skip(steps.size() > 1 ? 1 : 0);
    }

    private static Optional<EpochSummary> last(List<EpochSummary> epochs) {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }
}
