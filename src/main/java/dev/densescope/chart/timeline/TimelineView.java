package dev.densescope.chart.timeline;

import dev.densescope.chart.axis.ZoomedView;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The view state of the memory timeline: axis, visible range and cursor. Not thread-safe. */
public final class TimelineView extends ZoomedView {
    private TimelineContent content;
    private OperationBounds bounds;
    private boolean byTime = true;
    private OptionalInt cursor = OptionalInt.empty();

    public TimelineView(TimelineContent content) {
        this.content = content;
        bounds = content.bounds(byTime);
    }

    /** Replaces the content, and keeps zoom and cursor as far as possible. */
    public void show(TimelineContent newContent) {
        boolean sameOperations = newContent.legend().equals(content.legend());
        boolean sameAxis = newContent.hasTimes() == content.hasTimes();
        content = newContent;
        bounds = content.bounds(byTime);
        if (!sameOperations || !sameAxis) {
            fit();
        }
        if (!sameOperations) {
            cursor = OptionalInt.empty();
        }
        keepZoom();
    }

    public void setByTime(boolean newByTime) {
        byTime = newByTime;
        bounds = content.bounds(byTime);
        fit();
    }

    /** Whether the time axis is shown; never before a step has been timed. */
    public boolean showsTime() {
        return byTime && content.hasTimes();
    }

    public TimelineContent content() {
        return content;
    }

    public OperationBounds bounds() {
        return bounds;
    }

    @Override
    protected double end() {
        return bounds.end();
    }

    @Override
    protected int points() {
        return bounds.operations();
    }

    @Override
    protected OptionalDouble cursorPosition() {
        return cursor.isPresent() ? OptionalDouble.of(bounds.start(cursor.getAsInt())) : OptionalDouble.empty();
    }

    /** The operation at the cursor. */
    public OptionalInt cursor() {
        return cursor;
    }

    @Override
    public void clearCursor() {
        cursor = OptionalInt.empty();
    }

    public void placeCursor(int operation) {
        cursor = OptionalInt.of(Math.max(0, Math.min(operation, bounds.operations() - 1)));
    }

    @Override
    public void moveCursor(int by) {
        placeCursor(cursor.isPresent() ? cursor.getAsInt() + by : peakOperation());
        reveal(bounds.start(cursor.getAsInt()));
    }

    /** The operation at the peak: measured for a finished step, otherwise predicted. */
    public int peakOperation() {
        return content.isWhole()
                ? content.measured().peakOperation()
                : content.predicted().peakOperation();
    }

    /** The layer of the operation at the cursor. */
    public Optional<LayerPath> cursorLayer() {
        return cursor.isPresent() ? Optional.of(operation(cursor.getAsInt()).layer()) : Optional.empty();
    }

    public TracedOperation operation(int index) {
        return content.legend().operations().get(index);
    }

    /** The operation with the most bytes between two positions of the axis. */
    public int highestBetween(double from, double to) {
        int first = bounds.operationAt(from);
        int last = Math.max(first, bounds.operationAt(to));
        MinMaxPyramid totals =
                last < content.measuredOperations() ? content.measuredTotals() : content.predictedTotals();
        return totals.highest(first, last + 1);
    }
}
