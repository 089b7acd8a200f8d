package dev.densescope.chart.curve;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.plan.search.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Maps bytes and times to positions in the chart of plans.
 *
 * @param millis range of step times; 0 to 1 without times, with strategies at equal distances
 */
public record CurveGeometry(PlotArea plot, ByteScale scale, Axis millis) {
    /** Width of the ring at a point of the curve. */
    public static final double RING = 6;

    private static final double BESIDE = 1.15;
    /** The smallest plan divided by the smallest visible budget. */
    private static final double BELOW = 3;

    private static final double HEADROOM = 0.06;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PIXELS_PER_STEP = 56;
    private static final int MAX_STEPS = 8;
    private static final double LINE = 4;

    /** @param steps whose times are shown; empty without times */
    public static CurveGeometry of(PlotArea plot, ByteScale scale, List<PlannedStep> steps) {
        if (steps.isEmpty()) {
            return new CurveGeometry(plot, scale, Axis.plain(0, 1, 1));
        }
        double least = steps.stream().mapToDouble(CurveGeometry::millis).min().orElseThrow();
        double most = steps.stream().mapToDouble(CurveGeometry::millis).max().orElseThrow();
        double room = Math.max((most - least) * HEADROOM, most * 0.005);
        int ticks = (int) Math.max(2, Math.min(MAX_STEPS, plot.height() / PIXELS_PER_STEP));
        return new CurveGeometry(plot, scale, Axis.millis(Math.max(0, least - room), most + room, ticks));
    }

    /**
     * The byte axis: from below the smallest plan, or the budget if that is less, to above everything shown.
     *
     * @param shown bytes of everything else
     */
    public static ByteScale scale(PlannedStep smallestPlan, OptionalLong budgetBytes, List<Long> shown) {
        double smallest = smallestPlan.reservedBytes();
        double largest = shown.stream().mapToDouble(Long::doubleValue).max().orElse(smallest);
        double budget = Math.max((double) budgetBytes.orElse(smallestPlan.reservedBytes()), smallest / BELOW);
        double from = Math.min(smallest, budget) / BESIDE;
        return new ByteScale(Math.max(1, from), Math.max(largest, smallest * 1.01) * BESIDE);
    }

    /** Position of bytes in pixels. */
    public double x(long bytes) {
        return x((double) bytes);
    }

    /** Position of bytes in pixels. */
    public double x(double bytes) {
        return plot.left() + scale.fraction(bytes) * plot.width();
    }

    /** Position of a step's bytes in pixels. */
    public double x(PlannedStep step) {
        return x(step.reservedBytes());
    }

    /** Position of a step's time in pixels. */
    public double y(PlannedStep step) {
        return plot.y(millis, millis(step));
    }

    /** The budget at a horizontal position. */
    public long bytesAt(double x) {
        return scale.bytesAt((x - plot.left()) / plot.width());
    }

    /** The expected milliseconds of a step. */
    public static double millis(PlannedStep step) {
        return step.nanos() / NANOS_PER_MILLI;
    }

    /** The height at which the step line reaches a point: that of the previous point, or the top for the first. */
    public double before(List<PlannedStep> points, int index) {
        return index == 0 ? plot.top() : y(points.get(index - 1));
    }

    /** What the step line and its points cover. */
    public List<Box> boxes(List<PlannedStep> points) {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double x = x(points.get(i));
            double y = y(points.get(i));
            double next = i + 1 < points.size() ? x(points.get(i + 1)) : plot.right();
            boxes.add(new Box(x, y - LINE / 2, next - x, LINE));
            if (i > 0) {
                double from = before(points, i);
                boxes.add(new Box(x - LINE / 2, from, LINE, y - from));
            }
            boxes.add(Box.around(x, y, RING));
        }
        return boxes;
    }
}
