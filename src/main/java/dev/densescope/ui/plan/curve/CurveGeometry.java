package dev.densescope.ui.plan.curve;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.curve.ByteScale;
import dev.densescope.framework.FrameworkNeed;
import dev.densescope.plan.search.PlannedStep;
import dev.densescope.ui.plan.model.MeasuredRun;
import dev.densescope.ui.plan.model.PlanResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * Maps bytes and times to positions in the chart.
 *
 * @param millis range of step times; 0 to 1 without times, with strategies at equal distances
 */
record CurveGeometry(PlotArea plot, ByteScale scale, Axis millis) {
    private static final double BESIDE = 1.15;
    /** The smallest plan divided by the smallest visible budget. */
    private static final double BELOW = 3;

    private static final double HEADROOM = 0.06;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PIXELS_PER_STEP = 56;
    private static final int MAX_STEPS = 8;

    static CurveGeometry of(PlotArea plot, ByteScale scale, PlanResult result) {
        if (!result.isTimed()) {
            return new CurveGeometry(plot, scale, Axis.plain(0, 1, 1));
        }
        List<Double> millis = steps(result).map(CurveGeometry::millis).toList();
        double least = millis.stream().min(Double::compare).orElse(0.0);
        double most = millis.stream().max(Double::compare).orElse(1.0);
        double room = Math.max((most - least) * HEADROOM, most * 0.005);
        int steps = (int) Math.max(2, Math.min(MAX_STEPS, plot.height() / PIXELS_PER_STEP));
        return new CurveGeometry(plot, scale, Axis.plain(Math.max(0, least - room), most + room, steps));
    }

    /** The byte axis: from below the smallest plan to above the largest strategy, framework and run. */
    static ByteScale scale(PlanResult result, long budgetBytes) {
        double smallest = result.smallest().reservedBytes();
        double largest = Stream.concat(
                        steps(result).map(PlannedStep::reservedBytes),
                        result.comparison().frameworks().values().stream().map(FrameworkNeed::reservedBytes))
                .mapToDouble(Long::doubleValue)
                .max()
                .orElse(smallest);
        double from = Math.min(smallest, Math.max((double) budgetBytes, smallest / BELOW)) / BESIDE;
        return new ByteScale(Math.max(1, from), Math.max(largest, smallest * 1.01) * BESIDE);
    }

    /** Position of bytes in pixels. */
    double x(long bytes) {
        return x((double) bytes);
    }

    double x(double bytes) {
        return plot.left() + scale.fraction(bytes) * plot.width();
    }

    double y(PlannedStep step) {
        return plot.y(millis, millis(step));
    }

    /** The budget at a horizontal position. */
    long bytesAt(double x) {
        return scale.bytesAt((x - plot.left()) / plot.width());
    }

    static double millis(PlannedStep step) {
        return step.nanos() / NANOS_PER_MILLI;
    }

    private static Stream<PlannedStep> steps(PlanResult result) {
        return Stream.of(
                        result.curve().points().stream(),
                        result.strategies().stream(),
                        result.runs().stream().map(MeasuredRun::step))
                .flatMap(steps -> steps);
    }
}
