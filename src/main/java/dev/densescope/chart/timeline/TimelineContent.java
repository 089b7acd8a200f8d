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
 * @param outline operations and prediction, the same for all steps of a run
 * @param profile measured live bytes of the started operations
 * @param shown the measured step; empty before the first
 * @param timed the latest finished step, for estimates of times
 * @param measuredReservedBytes measured reserved bytes; 0 before the allocation
 * @param processBytes resident memory of the process; 0 if unknown
 */
public record TimelineContent(
        TimelineOutline outline,
        MeasuredProfile profile,
        Optional<StepTrace> shown,
        Optional<StepTrace> timed,
        long measuredReservedBytes,
        long processBytes) {

    /** A prediction without measurement. */
    public static TimelineContent predicted(TraceLegend legend, Prediction prediction) {
        return predicted(TimelineOutline.of(legend, prediction.profile(), prediction.reservedBytes()));
    }

    /** A prediction without measurement. */
    public static TimelineContent predicted(TimelineOutline outline) {
        return new TimelineContent(outline, MeasuredProfile.NONE, Optional.empty(), Optional.empty(), 0, 0);
    }

    /**
     * The same prediction with the measurement of a step so far. If this content shows the same step, only the
     * operations that are new are read.
     */
    public TimelineContent measuring(
            StepTrace step, Optional<StepTrace> lastFinished, long nowReservedBytes, long nowProcessBytes) {
        return new TimelineContent(
                outline, profile.upTo(step), Optional.of(step), lastFinished, nowReservedBytes, nowProcessBytes);
    }

    /** Names of operations. */
    public TraceLegend legend() {
        return outline.legend();
    }

    /** Predicted live bytes of all operations. */
    public LiveProfile predicted() {
        return outline.predicted();
    }

    /** The same, summed over categories. */
    public MinMaxPyramid predictedTotals() {
        return outline.predictedTotals();
    }

    /** Measured live bytes of the started operations. */
    public LiveProfile measured() {
        return profile.live();
    }

    /** The same, summed over categories. */
    public MinMaxPyramid measuredTotals() {
        return profile.totals();
    }

    /** Predicted reserved bytes. */
    public long reservedBytes() {
        return outline.reservedBytes();
    }

    /** Whether a step has been timed, which the time axis needs. */
    public boolean hasTimes() {
        return timed.isPresent();
    }

    /** The bounds of the operations; by number until a step has been timed. */
    public OperationBounds bounds(boolean byTime) {
        if (!byTime || timed.isEmpty()) {
            return OperationBounds.numbered(predicted().operations());
        }
        StepTrace whole = timed.orElseThrow();
        return shown.map(step -> OperationBounds.forecast(step, whole)).orElseGet(() -> OperationBounds.timed(whole));
    }

    /** Number of operations measured so far. */
    public int measuredOperations() {
        return measured().operations();
    }

    /** Whether the shown step is finished. */
    public boolean isWhole() {
        return shown.map(step -> step.finished() == predicted().operations()).orElse(false);
    }

    /** Live bytes of a category during an operation: measured if it has started, otherwise predicted. */
    public long bytes(int operation, Category category) {
        return profileAt(operation).bytes(operation, category);
    }

    /** Live bytes of all categories during an operation: measured if it has started, otherwise predicted. */
    public long totalBytes(int operation) {
        return profileAt(operation).totalBytes(operation);
    }

    private LiveProfile profileAt(int operation) {
        return operation < measuredOperations() ? measured() : predicted();
    }

    /** Maximum of all drawn values except process memory, for the axis. */
    public long maxBytes() {
        return Math.max(
                reservedLevelBytes(),
                Math.max(predictedTotals().max(), measuredTotals().max()));
    }

    /** The value of the line of reserved bytes. */
    public long reservedLevelBytes() {
        return Math.max(reservedBytes(), measuredReservedBytes);
    }
}
