package dev.densescope.chart.axis;

/**
 * The visible range of an axis.
 *
 * @param from left end, in plotted values
 * @param to right end, greater than {@code from}
 */
public record AxisRange(double from, double to) {
    public AxisRange {
        if (!(to > from)) {
            throw new IllegalArgumentException("range from " + from + " to " + to + " is empty");
        }
    }

    public double length() {
        return to - from;
    }

    /** Position of a value: 0 at the left end, 1 at the right end. */
    public double fractionOf(double value) {
        return (value - from) / length();
    }

    /** The value at a position from 0 to 1. */
    public double at(double fraction) {
        return from + fraction * length();
    }

    public boolean contains(double value) {
        return value >= from && value <= to;
    }

    /** The range scaled by a factor (below 1 zooms in) around {@code fixed}. */
    public AxisRange zoomed(double factor, double fixed) {
        return new AxisRange(fixed - (fixed - from) * factor, fixed + (to - fixed) * factor);
    }

    /** The range moved by a fraction of its length. */
    public AxisRange panned(double fraction) {
        double shift = fraction * length();
        return new AxisRange(from + shift, to + shift);
    }

    /**
     * The range moved, and shortened if necessary, to lie within {@code bounds}; its length is at least {@code min}.
     */
    public AxisRange inside(AxisRange bounds, double min) {
        double length = Math.min(bounds.length(), Math.max(length(), min));
        double middle = (from + to) / 2;
        double start = Math.max(bounds.from, Math.min(middle - length / 2, bounds.to - length));
        return new AxisRange(start, start + length);
    }
}
