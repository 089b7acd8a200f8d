package dev.densescope.ui.run.snapshot;

import dev.densescope.session.RunPace;
import dev.densescope.session.RunProgress;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.settings.RunSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The numbers next to the charts. Immutable.
 *
 * @param count steps of the training and of the run
 * @param step the current step, counted from 1 over the whole training; during an evaluation and after the run, the last
 *     finished one
 * @param fraction progress of the training from 0 to 1, including the current step
 * @param left remaining time; empty before a step has been timed, while the run stops, and after it
 * @param imagesPerSecond speed; 0 before a step has been timed
 * @param waitNanos median time of waiting for the images of a step; 0 before a step has been timed
 * @param peakLiveBytes maximum of the live bytes so far
 * @param reservedBytes allocated bytes according to the device's allocator
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
    /** Before the first step. */
    public static RunFigures none(RunSettings settings) {
        return new RunFigures(StepCount.of(settings, 0), 0, 0, Optional.empty(), 0, 0, 0, 0, 0, Optional.empty());
    }

    /** Numbers of a run in progress. */
    public static RunFigures of(RunSettings settings, RunProgress progress) {
        StepCount count = StepCount.of(settings, progress.finishedSteps().size());
        double partOfStep = progress.current()
                .filter(trace -> trace.step() > count.last())
                .map(trace -> (double) trace.finished()
                        / Math.max(1, trace.legend().operations().size()))
                .orElse(0.0);
        RunPace pace = RunPace.of(count, progress);
        return new RunFigures(
                count,
                progress.state() == RunProgress.State.EVALUATING ? count.last() : count.current(),
                Math.min(1, (count.last() + partOfStep) / count.training()),
                pace.left(),
                pace.stepNanos() == 0 ? 0 : settings.spec().batch() * 1e9 / pace.stepNanos(),
                pace.waitNanos(),
                progress.peakLiveBytes(),
                progress.reservedBytes(),
                progress.processBytes(),
                last(progress.epochs()));
    }

    /** Numbers of a run that has ended. */
    public static RunFigures of(RunRecord record) {
        StepCount count = StepCount.of(record);
        return new RunFigures(
                count,
                count.last(),
                count.fraction(),
                Optional.empty(),
                record.imagesPerSecond(),
                RunPace.medianWaitNanos(record.measuredSteps()),
                record.measurement().map(measured -> measured.peakLiveBytes()).orElse(0L),
                record.measurement().map(measured -> measured.reservedBytes()).orElse(0L),
                record.measurement()
                        .map(measured -> measured.processPeakBytes())
                        .orElse(0L),
                last(record.epochs()));
    }

    private static Optional<EpochSummary> last(List<EpochSummary> epochs) {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }
}
