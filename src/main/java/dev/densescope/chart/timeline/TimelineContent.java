package dev.densescope.chart.timeline;

import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TraceLegend;
import dev.densescope.plan.Prediction;
import java.util.Optional;

/**
 * The content of the memory timeline of one step: the prediction, and the measurement so far. Immutable.
 *
 * @param legend names of operations
 * @param predicted predicted live bytes of all operations
 * @param predictedTotals the same, summed over categories
 * @param measured measured live bytes of the started operations
 * @param measuredTotals the same, summed over categories
 * @param shown the measured step; empty before the first
 * @param timed the latest finished step, for estimates of times
 * @param reservedBytes predicted reserved bytes
 * @param measuredReservedBytes measured reserved bytes; 0 before the allocation
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

    /** A prediction without measurement. */
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

    /** The same prediction with the measurement of a step so far. */
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

    /** Whether a step has been timed, which the time axis needs. */
    public boolean hasTimes() {
        return timed.isPresent();
    }

    /** The bounds of the operations; by number until a step has been timed. */
    public OperationBounds bounds(boolean byTime) {
        if (!byTime || timed.isEmpty()) {
            return OperationBounds.numbered(predicted.operations());
        }
        StepTrace whole = timed.orElseThrow();
        return shown.map(step -> OperationBounds.forecast(step, whole)).orElseGet(() -> OperationBounds.timed(whole));
    }

    /** Number of operations measured so far. */
    public int measuredOperations() {
        return measured.operations();
    }

    /** Whether the shown step is finished. */
    public boolean isWhole() {
        return shown.map(step -> step.finished() == predicted.operations()).orElse(false);
    }

    /** Live bytes of a category during an operation: measured if it has started, otherwise predicted. */
    public long bytes(int operation, Category category) {
        return operation < measured.operations()
                ? measured.bytes(operation, category)
                : predicted.bytes(operation, category);
    }

    /** Live bytes of all categories during an operation: measured if it has started, otherwise predicted. */
    public long totalBytes(int operation) {
        return operation < measured.operations() ? measured.totalBytes(operation) : predicted.totalBytes(operation);
    }

    /** Maximum of all drawn values except process memory, for the axis. */
    public long maxBytes() {
        return Math.max(reservedLevelBytes(), Math.max(predicted.peakBytes(), measured.peakBytes()));
    }

    /** The value of the line of reserved bytes. */
    public long reservedLevelBytes() {
        return Math.max(reservedBytes, measuredReservedBytes);
    }
}
