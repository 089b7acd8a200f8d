package dev.densescope.chart.timeline;

import dev.densescope.chart.axis.AxisRange;

/**
 * A step function reduced to pixel columns: each column has the operations with the most and with the fewest bytes in
 * it, so that no peak is lost. Its arrays are used again for the next frame. Confined to one thread.
 */
public final class PixelColumns {
    /** The operation of a column without any. */
    public static final int NONE = -1;

    private int[] highest = new int[0];
    private int[] lowest = new int[0];
    private int[] first = new int[0];
    private int[] last = new int[0];
    private int count;

    /**
     * Computes the columns.
     *
     * @param values of the first operations in {@code bounds}
     * @param visible the visible range of the axis
     * @param columns width of the plot in pixels
     */
    public void show(MinMaxPyramid values, OperationBounds bounds, AxisRange visible, int columns) {
        if (highest.length < columns) {
            highest = new int[columns];
            lowest = new int[columns];
            first = new int[columns];
            last = new int[columns];
        }
        count = columns;
        int covered = Math.min(values.size(), bounds.operations());
        double start = covered == 0 ? 0 : bounds.start(0);
        double end = covered == 0 ? 0 : bounds.end(covered - 1);
        int next = bounds.operationAt(visible.from());
        for (int column = 0; column < columns; column++) {
            double left = visible.at((double) column / columns);
            double right = visible.at((column + 1.0) / columns);
            int from = next;
            next = bounds.operationAt(right);
            if (covered == 0 || left >= end || right <= start) {
                clear(column);
            } else {
                int to = next > from && bounds.start(next) >= right ? next - 1 : next;
                show(column, values, Math.min(from, covered - 1), Math.min(to, covered - 1));
            }
        }
    }

    private void show(int column, MinMaxPyramid values, int from, int to) {
        first[column] = from;
        last[column] = to;
        highest[column] = from == to ? from : values.highest(from, to + 1);
        lowest[column] = from == to ? from : values.lowest(from, to + 1);
    }

    private void clear(int column) {
        first[column] = NONE;
        last[column] = NONE;
        highest[column] = NONE;
        lowest[column] = NONE;
    }

    /** Number of columns. */
    public int count() {
        return count;
    }

    /** The operation with the most bytes; {@link #NONE} before the first and after the last. */
    public int highest(int column) {
        return highest[column];
    }

    /** The operation with the fewest bytes; {@link #NONE} before the first and after the last. */
    public int lowest(int column) {
        return lowest[column];
    }

    /** The first operation; {@link #NONE} before the first and after the last. */
    public int first(int column) {
        return first[column];
    }

    /** The last operation; {@link #NONE} before the first and after the last. */
    public int last(int column) {
        return last[column];
    }
}
