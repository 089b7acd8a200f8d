package dev.densescope.chart.timeline;

import dev.densescope.chart.axis.AxisRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a step function into runs of pixel columns. Where several operations fall into one column the run keeps the
 * highest and the lowest of them; neighbouring columns of one operation become one run.
 */
public final class PixelRuns {
    private PixelRuns() {}

    /**
     * Columns that show the same.
     *
     * @param fromPixel left edge
     * @param toPixel right edge
     * @param highest the operation with the most bytes in it
     * @param lowest the operation with the fewest bytes in it
     */
    public record Run(double fromPixel, double toPixel, int highest, int lowest) {}

    /**
     * The runs of the operations that {@code values} covers, which may be fewer than {@code bounds} has.
     *
     * @param visible the part of the axis that is shown
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
