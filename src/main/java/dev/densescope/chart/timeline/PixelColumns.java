package dev.densescope.chart.timeline;

import dev.densescope.chart.axis.AxisRange;

/**
 * A step function reduced to pixel columns: each column has the operations with the most and with the fewest bytes in
 * it, so that no peak is lost. Its arrays are used again for the next frame. Confined to one thread.
 */
public final class PixelColumns {
    /** The operation of a column without any. */
    public static final int NONE = -1;

    private MinMaxPyramid values;
    private int[] highest = new int[0];
    private int[] first = new int[0];
    private int[] last = new int[0];
    private int count;

    /**
     * Computes the columns.
     *
     * @param shown values of the first operations in {@code bounds}
     * @param visible the visible range of the axis
     * @param columns width of the plot in pixels
     */
    public void show(MinMaxPyramid shown, OperationBounds bounds, AxisRange visible, int columns) {
        resize(shown, columns);
        int covered = Math.min(shown.size(), bounds.operations());
        double start = covered == 0 ? 0 : bounds.start(0);
        double end = covered == 0 ? 0 : bounds.end(covered - 1);
        int next = bounds.operationAt(visible.from());
        for (int column = 0; column < columns; column++) {
            double left = visible.at((double) column / columns);
            double right = visible.at((column + 1.0) / columns);
            int from = next;
            next = bounds.operationFrom(from, right);
            if (covered == 0 || left >= end || right <= start) {
                clear(column);
            } else {
                int to = next > from && bounds.start(next) >= right ? next - 1 : next;
                show(column, Math.min(from, covered - 1), Math.min(to, covered - 1));
            }
        }
    }

    /** Computes the columns of fewer values of the same operations. */
    public void show(MinMaxPyramid shown, PixelColumns all) {
        resize(shown, all.count);
        for (int column = 0; column < count; column++) {
            if (all.first[column] == NONE || all.first[column] >= shown.size()) {
                clear(column);
            } else {
                show(column, all.first[column], Math.min(all.last[column], shown.size() - 1));
            }
        }
    }

    private void resize(MinMaxPyramid shown, int columns) {
        values = shown;
        count = columns;
        if (highest.length < columns) {
            highest = new int[columns];
            first = new int[columns];
            last = new int[columns];
        }
    }

    private void show(int column, int from, int to) {
        first[column] = from;
        last[column] = to;
        highest[column] = from == to ? from : values.highest(from, to + 1);
    }

    private void clear(int column) {
        first[column] = NONE;
        last[column] = NONE;
        highest[column] = NONE;
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
        return first[column] == NONE ? NONE : values.lowest(first[column], last[column] + 1);
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
