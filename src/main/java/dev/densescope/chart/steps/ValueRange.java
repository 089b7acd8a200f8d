package dev.densescope.chart.steps;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * The range of a value axis, without a few outliers that would flatten all other values. Outliers are drawn at the edge
 * and reported.
 *
 * @param min lower end
 * @param max upper end, at least {@code min}
 * @param smallest minimum of all values
 * @param largest maximum of all values
 */
public record ValueRange(double min, double max, double smallest, double largest) {
    /** At each end, one of this number of values may be an outlier. */
    private static final int ONE_IN = 100;
    /** Minimum number of values for outliers. */
    private static final int FEW = 5;
    /** Values are outliers if they would extend the axis by this factor. */
    private static final double FLAT = 4;
    /** Margin beyond the other values, as a fraction of the range. */
    private static final double MARGIN = 0.15;

    /** The range without values. */
    private static final ValueRange NONE = new ValueRange(0, 1, 0, 1);

    /** Computes the range for values, without those that are not finite. */
    public static ValueRange of(DoubleStream values) {
        double[] sorted = values.filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return NONE;
        }
        int left = sorted.length < FEW ? 0 : Math.max(1, sorted.length / ONE_IN);
        double smallest = sorted[0];
        double largest = sorted[sorted.length - 1];
        if (smallest == largest) {
            double margin = smallest == 0 ? 1 : Math.abs(smallest) / 2;
            return new ValueRange(smallest - margin, largest + margin, smallest, largest);
        }
        double low = sorted[left];
        double high = sorted[sorted.length - 1 - left];
        double rest = high - low;
        boolean tooHigh = rest > 0 && largest - low > FLAT * rest;
        boolean tooLow = rest > 0 && high - smallest > FLAT * rest;
        return new ValueRange(
                tooLow ? low - MARGIN * rest : smallest, tooHigh ? high + MARGIN * rest : largest, smallest, largest);
    }

    /** Computes the range for most steps of each column. */
    public static ValueRange of(StepColumns columns) {
        ValueRange usual = of(columns.usual());
        DoubleSummaryStatistics all = columns.extremes().summaryStatistics();
        return all.getCount() == 0 ? usual : new ValueRange(usual.min(), usual.max(), all.getMin(), all.getMax());
    }

    /** A fixed range, such as that of a percentage. */
    public static ValueRange fixed(double min, double max) {
        return new ValueRange(min, max, min, max);
    }

    /** Whether there are values above the axis. */
    public boolean isCutAbove() {
        return largest > max;
    }

    /** Whether there are values below the axis. */
    public boolean isCutBelow() {
        return smallest < min;
    }
}
