package dev.densescope.chart.steps;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/**
 * The values from one end of an axis to the other. A few that lie so far off that all others would be flat are left out: they
 * are drawn at the edge, and said.
 *
 * @param min at the lower end
 * @param max at the upper end, not below {@code min}
 * @param smallest of all values
 * @param largest of all values
 */
public record ValueRange(double min, double max, double smallest, double largest) {
    /** One value in so many may be left out at each end. */
    private static final int ONE_IN = 25;
    /** With fewer values nothing is left out. */
    private static final int FEW = 5;
    /** Values are left out if the axis would be this many times as long with them. */
    private static final double FLAT = 4;
    /** The axis goes so far beyond the rest, as a part of its length. */
    private static final double MARGIN = 0.15;

    /** Of no values at all. */
    private static final ValueRange NONE = new ValueRange(0, 1, 0, 1);

    /** The range that suits values; those that are not finite are passed over. */
    public static ValueRange of(DoubleStream values) {
        double[] sorted = values.filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return NONE;
        }
        int left = sorted.length < FEW ? 0 : Math.max(1, sorted.length / ONE_IN);
        double smallest = sorted[0];
        double largest = sorted[sorted.length - 1];
        double low = sorted[left];
        double high = sorted[sorted.length - 1 - left];
        double rest = high - low;
        boolean tooHigh = rest > 0 && largest - low > FLAT * rest;
        boolean tooLow = rest > 0 && high - smallest > FLAT * rest;
        return new ValueRange(
                tooLow ? low - MARGIN * rest : smallest, tooHigh ? high + MARGIN * rest : largest, smallest, largest);
    }

    /** The range that suits most steps of each column. */
    public static ValueRange of(StepColumns columns) {
        ValueRange usual = of(columns.usual());
        DoubleSummaryStatistics all = columns.extremes().summaryStatistics();
        return all.getCount() == 0 ? usual : new ValueRange(usual.min(), usual.max(), all.getMin(), all.getMax());
    }

    /** A range that is known beforehand, such as that of a share. */
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
