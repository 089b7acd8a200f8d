package dev.densescope.chart.steps;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A series of values reduced to pixel columns. Each column has minimum and maximum of its steps, so that no extreme is
 * lost, and their mean, which shows the trend of noisy values. Immutable.
 */
public final class StepColumns {
    private final double[] smallest;
    private final double[] largest;
    private final double[] mean;
    private final double[] deviation;
    private final boolean single;

    private StepColumns(int columns, boolean single) {
        this.single = single;
        smallest = new double[columns];
        largest = new double[columns];
        mean = new double[columns];
        deviation = new double[columns];
        Arrays.fill(smallest, Double.NaN);
        Arrays.fill(largest, Double.NaN);
        Arrays.fill(mean, Double.NaN);
    }

    /**
     * Assigns steps to columns, without values that are not finite.
     *
     * @param columns width of the range in pixels, at least 1
     */
    public static StepColumns of(StepValues values, StepRange range, int columns) {
        int used = Math.min(columns, range.length());
        StepColumns sorted = new StepColumns(used, range.length() <= columns);
        double[] sum = new double[used];
        double[] squares = new double[used];
        int[] count = new int[used];
        for (int i = 0; i < values.count(); i++) {
            float value = values.value(i);
            if (Float.isFinite(value)) {
                int column = sorted.column(range.fractionOf(values.step(i)));
                sorted.add(column, value);
                sum[column] += value;
                squares[column] += (double) value * value;
                count[column]++;
            }
        }
        for (int column = 0; column < used; column++) {
            double mean = count[column] == 0 ? Double.NaN : sum[column] / count[column];
            sorted.mean[column] = mean;
            sorted.deviation[column] = Math.sqrt(Math.max(0, squares[column] / count[column] - mean * mean));
        }
        return sorted;
    }

    private int column(double fraction) {
        return (int) Math.max(0, Math.min(mean.length - 1, Math.rint(fraction * (mean.length - 1))));
    }

    private void add(int column, double value) {
        smallest[column] = Double.isNaN(smallest[column]) ? value : Math.min(smallest[column], value);
        largest[column] = Double.isNaN(largest[column]) ? value : Math.max(largest[column], value);
    }

    /** Number of columns: the number of pixels, or of steps if these are fewer. */
    public int count() {
        return mean.length;
    }

    /** Whether each column has at most one step, so that minimum and maximum are equal. */
    public boolean isExact() {
        return single;
    }

    /** Position of a column, from 0 to 1. */
    public double fraction(int column) {
        return mean.length == 1 ? 0.5 : (double) column / (mean.length - 1);
    }

    /** Whether a column has no step with a finite value. */
    public boolean isEmpty(int column) {
        return Double.isNaN(mean[column]);
    }

    public double smallest(int column) {
        return smallest[column];
    }

    public double largest(int column) {
        return largest[column];
    }

    public double mean(int column) {
        return mean[column];
    }

    /** The range of most steps by column: two standard deviations around the mean, limited to the extremes. */
    public DoubleStream usual() {
        return IntStream.range(0, mean.length)
                .filter(column -> !isEmpty(column))
                .mapToObj(column -> DoubleStream.of(
                        Math.max(smallest[column], mean[column] - 2 * deviation[column]),
                        Math.min(largest[column], mean[column] + 2 * deviation[column])))
                .flatMapToDouble(ends -> ends);
    }

    /** The minima and maxima of all columns that are not empty, in no particular order. */
    public DoubleStream extremes() {
        return DoubleStream.concat(Arrays.stream(smallest), Arrays.stream(largest))
                .filter(Double::isFinite);
    }
}
