package dev.densescope.chart.timeline;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.memory.TracedOperation;
import dev.densescope.spec.LayerPath;
import java.util.Optional;
import java.util.OptionalInt;

/** The view state of the memory timeline: axis, visible range and cursor. Not thread-safe. */
public final class TimelineView {
    /** Zooming is limited to the average length of this many operations. */
    private static final double MIN_VISIBLE_OPERATIONS = 4;

    private TimelineContent content;
    private OperationBounds bounds;
    private boolean byTime = true;
    private Optional<AxisRange> zoom = Optional.empty();
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
            zoom = Optional.empty();
        }
        if (!sameOperations) {
            cursor = OptionalInt.empty();
        }
        zoom = zoom.map(this::bounded);
    }

    public void setByTime(boolean newByTime) {
        byTime = newByTime;
        bounds = content.bounds(byTime);
        zoom = Optional.empty();
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

    public AxisRange whole() {
        return new AxisRange(0, Math.max(bounds.end(), 1e-6));
    }

    public AxisRange visible() {
        return zoom.orElseGet(this::whole);
    }

    public boolean isZoomed() {
        return zoom.isPresent();
    }

    public void zoom(double factor, double fixed) {
        AxisRange zoomed = bounded(visible().zoomed(factor, fixed));
        zoom = zoomed.length() >= whole().length() ? Optional.empty() : Optional.of(zoomed);
    }

    /** Zooms around the cursor if it is visible, otherwise around the centre. */
    public void zoom(double factor) {
        double middle = visible().at(0.5);
        double fixed = cursor.isPresent() ? bounds.start(cursor.getAsInt()) : middle;
        zoom(factor, visible().contains(fixed) ? fixed : middle);
    }

    public void pan(double fraction) {
        zoom = zoom.map(range -> bounded(range.panned(fraction)));
    }

    public void fit() {
        zoom = Optional.empty();
    }

    /** The operation at the cursor. */
    public OptionalInt cursor() {
        return cursor;
    }

    public void clearCursor() {
        cursor = OptionalInt.empty();
    }

    public void placeCursor(int operation) {
        cursor = OptionalInt.of(Math.max(0, Math.min(operation, bounds.operations() - 1)));
    }

    /** Moves the cursor by operations, starting at the peak if there was none, and makes it visible. */
    public void moveCursor(int by) {
        placeCursor(cursor.isPresent() ? cursor.getAsInt() + by : peakOperation());
        double position = bounds.start(cursor.getAsInt());
        AxisRange visible = visible();
        if (!visible.contains(position)) {
            zoom = Optional.of(bounded(visible.panned(visible.fractionOf(position) - 0.5)));
        }
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

    private AxisRange bounded(AxisRange range) {
        AxisRange whole = whole();
        double min = whole.length() * Math.min(1, MIN_VISIBLE_OPERATIONS / Math.max(1, bounds.operations()));
        return range.inside(whole, min);
    }
}
