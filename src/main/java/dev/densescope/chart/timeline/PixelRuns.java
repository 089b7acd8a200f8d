package dev.densescope.chart.timeline;

import dev.densescope.chart.axis.AxisRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts a step function to runs of pixel columns. For several operations in one column, the run keeps the highest
 * and the lowest; adjacent columns of one operation are merged into one run.
 */
public final class PixelRuns {
    private PixelRuns() {}

    /**
     * Adjacent columns with the same content.
     *
     * @param fromPixel left edge
     * @param toPixel right edge
     * @param highest the operation with the most bytes
     * @param lowest the operation with the fewest bytes
     */
    public record Run(double fromPixel, double toPixel, int highest, int lowest) {}

    /**
     * Computes the runs of the operations in {@code values}, which may be fewer than in {@code bounds}.
     *
     * @param visible the visible range of the axis
     * @param columns width of the plot in pixels
     */
    public static List<Run> of(MinMaxPyramid values, OperationBounds bounds, AxisRange visible, int columns) {
        List<Run> runs = new ArrayList<>();
        int covered = Math.min(values.size(), bounds.operations());
        if (covered == 0) {
            return runs;
        }
        double end = bounds.end(covered - 1);
        for (int column = 0; column < columns; column++) {
            double left = visible.at((double) column / columns);
            double right = visible.at((column + 1.0) / columns);
            if (left >= end || right <= bounds.start(0)) {
                continue;
            }
            add(runs, column, run(values, bounds, covered, left, right));
        }
        return runs;
    }

    private static Run run(MinMaxPyramid values, OperationBounds bounds, int covered, double left, double right) {
        int first = Math.min(bounds.operationAt(left), covered - 1);
        int last = Math.min(bounds.operationAt(right), covered - 1);
        if (last > first && bounds.start(last) >= right) {
            last--;
        }
        return new Run(0, 1, values.highest(first, last + 1), values.lowest(first, last + 1));
    }

    private static void add(List<Run> runs, int column, Run next) {
        int previous = runs.size() - 1;
        if (previous >= 0 && next.highest == next.lowest) {
            Run before = runs.get(previous);
            if (before.highest == next.highest && before.lowest == next.lowest && before.toPixel == column) {
                runs.set(previous, new Run(before.fromPixel, column + 1.0, next.highest, next.lowest));
                return;
            }
        }
        runs.add(new Run(column, column + 1.0, next.highest, next.lowest));
    }
}
