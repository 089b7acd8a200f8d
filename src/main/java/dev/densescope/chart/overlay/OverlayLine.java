package dev.densescope.chart.overlay;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.timeline.MinMaxPyramid;
import dev.densescope.chart.timeline.OperationBounds;
import dev.densescope.chart.timeline.PixelRuns;
import java.util.List;
import java.util.OptionalLong;

/** The bytes of one run over the axis of an overlay: a step function, which may have gaps. Immutable. */
public final class OverlayLine {
    /** The value of a gap. */
    public static final long GAP = -1;

    /** A line without points. */
    public static final OverlayLine NONE = new OverlayLine(OperationBounds.numbered(0));

    private final OperationBounds bounds;
    private final MinMaxPyramid values;

    /**
     * @param bounds of the points
     * @param values bytes of each point, or {@link #GAP}
     */
    public OverlayLine(OperationBounds bounds, long... values) {
        if (bounds.operations() != values.length) {
            throw new IllegalArgumentException(
                    "%d points have %d values".formatted(bounds.operations(), values.length));
        }
        this.bounds = bounds;
        this.values = MinMaxPyramid.of(values);
    }

    public int points() {
        return values.size();
    }

    public boolean isEmpty() {
        return values.size() == 0;
    }

    /** The value of a point, or {@link #GAP}. */
    public long value(int point) {
        return values.value(point);
    }

    /** The start of a point on the axis. */
    public double start(int point) {
        return bounds.start(point);
    }

    /** The end of the last point on the axis; 0 without points. */
    public double end() {
        return bounds.end();
    }

    /** The bytes at a position; empty in a gap, and beyond the ends. */
    public OptionalLong valueAt(double position) {
        if (isEmpty() || position < bounds.start(0) || position > end()) {
            return OptionalLong.empty();
        }
        long value = values.value(bounds.operationAt(position));
        return value == GAP ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The first point with the most bytes from a point (inclusive) to another (exclusive, greater). */
    public int highest(int from, int to) {
        return values.highest(from, to);
    }

    /** The first point with the most bytes; the line must not be empty. */
    public int peakPoint() {
        return values.highest(0, values.size());
    }

    /** The most bytes; 0 without points. */
    public long peakBytes() {
        return isEmpty() ? 0 : Math.max(0, value(peakPoint()));
    }

    /** The points reduced to pixel columns, without losing an extreme. */
    public List<PixelRuns.Run> runs(AxisRange visible, int columns) {
        return PixelRuns.of(values, bounds, visible, columns);
    }
}
