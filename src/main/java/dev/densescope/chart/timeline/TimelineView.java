package dev.densescope.chart.timeline;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.ZoomedView;
import dev.densescope.memory.StepTrace;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The view state of the memory timeline: axis, visible range and cursor. Not thread-safe. */
public final class TimelineView extends ZoomedView {
    /** The estimated end of a running step may move by this part before the axis follows. */
    private static final double END_TOLERANCE = 0.03;

    private TimelineContent content;
    private OperationBounds bounds;
    private TimelineAxis axis = TimelineAxis.TIME;
    private OptionalInt cursor = OptionalInt.empty();
    private double end;

    public TimelineView(TimelineContent content) {
        this.content = content;
        bounds = newBounds();
        end = bounds.end();
    }

    /** Replaces the content, and keeps zoom and cursor as far as possible. */
    public void show(TimelineContent newContent) {
        boolean sameOperations = newContent.legend().equals(content.legend());
        boolean sameStep =
                content.shown().map(StepTrace::step).equals(newContent.shown().map(StepTrace::step));
        boolean sameAxis = axis != TimelineAxis.TIME || newContent.hasTimes() == content.hasTimes();
        content = newContent;
        bounds = newBounds();
        moveEnd(sameOperations && sameAxis && sameStep && !content.isWhole());
        if (!sameOperations || !sameAxis) {
            fit();
        }
        if (!sameOperations) {
            cursor = OptionalInt.empty();
        }
        keepZoom();
    }

    /** Changes the axis, and shows the same operations as before. */
    public void setAxis(TimelineAxis newAxis) {
        int first = bounds.operationAt(visible().from());
        int last = bounds.operationAt(Math.nextDown(visible().to()));
        axis = newAxis;
        bounds = newBounds();
        moveEnd(false);
        boolean zoomed = isZoomed();
        fit();
        if (zoomed && bounds.end(last) > bounds.start(first)) {
            show(new AxisRange(bounds.start(first), bounds.end(last)));
        }
    }

    /** @param running whether to keep an end that is about right, since a moving axis is hard to read */
    private void moveEnd(boolean running) {
        if (!running || Math.abs(bounds.end() - end) > END_TOLERANCE * end) {
            end = bounds.end();
        }
    }

    private OperationBounds newBounds() {
        return axis == TimelineAxis.LAYER ? layers().bounds() : content.bounds(axis == TimelineAxis.TIME);
    }

    /** The axis in effect: operations instead of time before a step has been timed. */
    public TimelineAxis axis() {
        return axis == TimelineAxis.TIME && !content.hasTimes() ? TimelineAxis.OPERATION : axis;
    }

    /** Whether the time axis is shown; never before a step has been timed. */
    public boolean showsTime() {
        return axis() == TimelineAxis.TIME;
    }

    /** The slots of the axis of layers. */
    public LayerSlots layers() {
        return content.outline().layers();
    }

    public TimelineContent content() {
        return content;
    }

    public OperationBounds bounds() {
        return bounds;
    }

    @Override
    protected double end() {
        return end;
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
        MinMaxPyramid totals = content.isWhole() ? content.measuredTotals() : content.predictedTotals();
        return totals.size() == 0 ? 0 : totals.highest(0, totals.size());
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
