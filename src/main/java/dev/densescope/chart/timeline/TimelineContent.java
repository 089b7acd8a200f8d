package dev.densescope.chart.timeline;

import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TraceLegend;
import dev.densescope.plan.Prediction;
import java.util.Optional;

/**
 * What the memory timeline shows of one step: the prediction, and what has been measured so far. Immutable.
 *
 * @param legend names of operations
 * @param predicted live bytes of all operations, as foretold
 * @param predictedTotals the same, all categories together
 * @param measured live bytes of the operations that have started
 * @param measuredTotals the same, all categories together
 * @param shown the step that is measured; empty before the first
 * @param timed the latest whole step, whose times stand in for those to come
 * @param reservedBytes what the run will take from the device, as foretold
 * @param measuredReservedBytes what it has taken; 0 before it has
 * @param processBytes resident memory of the process; 0 if unknown
 */
public record TimelineContent(
        TraceLegend legend,
        LiveProfile predicted,
        MinMaxPyramid predictedTotals,
        LiveProfile measured,
        MinMaxPyramid measuredTotals,
        Optional<StepTrace> shown,
        Optional<StepTrace> timed,
        long reservedBytes,
        long measuredReservedBytes,
        long processBytes) {

    /** A prediction of which nothing has been measured yet. */
    public static TimelineContent predicted(TraceLegend legend, Prediction prediction) {
        LiveProfile none = new LiveProfile.Builder().build();
        return new TimelineContent(
                legend,
                prediction.profile(),
                MinMaxPyramid.totals(prediction.profile()),
                none,
                MinMaxPyramid.totals(none),
                Optional.empty(),
                Optional.empty(),
                prediction.reservedBytes(),
                0,
                0);
    }

    /** The same prediction with a step measured so far. */
    public TimelineContent measuring(
            StepTrace step, Optional<StepTrace> lastFinished, long nowReservedBytes, long nowProcessBytes) {
        LiveProfile profile = step.liveProfile();
        return new TimelineContent(
                legend,
                predicted,
                predictedTotals,
                profile,
                MinMaxPyramid.totals(profile),
                Optional.of(step),
                lastFinished,
                reservedBytes,
                nowReservedBytes,
                nowProcessBytes);
    }

    /** Whether a whole step has been timed, without which there is no time axis. */
    public boolean hasTimes() {
        return timed.isPresent();
    }

    /** Where operations stand along the axis; by number as long as no step has been timed. */
    public OperationBounds bounds(boolean byTime) {
        if (!byTime || timed.isEmpty()) {
            return OperationBounds.numbered(predicted.operations());
        }
        StepTrace whole = timed.orElseThrow();
        return shown.map(step -> OperationBounds.forecast(step, whole)).orElseGet(() -> OperationBounds.timed(whole));
    }

    /** Operations measured so far. */
    public int measuredOperations() {
        return measured.operations();
    }

    /** Whether the step that is shown has ended. */
    public boolean isWhole() {
        return shown.map(step -> step.finished() == predicted.operations()).orElse(false);
    }

    /** Bytes of a category during an operation: measured if it has started, else predicted. */
    public long bytes(int operation, Category category) {
        return operation < measured.operations()
                ? measured.bytes(operation, category)
                : predicted.bytes(operation, category);
    }

    /** Bytes of all categories during an operation: measured if it has started, else predicted. */
    public long totalBytes(int operation) {
        return operation < measured.operations() ? measured.totalBytes(operation) : predicted.totalBytes(operation);
    }

    /** The most of what is drawn, the process apart: an axis of at least so many bytes has all of it. */
    public long maxBytes() {
        return Math.max(reservedLevelBytes(), Math.max(predicted.peakBytes(), measured.peakBytes()));
    }

    /** Where the line of reserved bytes stands. */
    public long reservedLevelBytes() {
        return Math.max(reservedBytes, measuredReservedBytes);
    }
}
