package dev.densescope.chart.axis;

/**
 * The visible part of an axis.
 *
 * @param from left end, in the axis' own unit
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

    /** Where a value stands: 0 at the left end, 1 at the right end. */
    public double fractionOf(double value) {
        return (value - from) / length();
    }

    /** The value at a fraction of the length. */
    public double at(double fraction) {
        return from + fraction * length();
    }

    public boolean contains(double value) {
        return value >= from && value <= to;
    }

    /** Smaller or larger by a factor (below 1 zooms in), with {@code fixed} staying where it is. */
    public AxisRange zoomed(double factor, double fixed) {
        return new AxisRange(fixed - (fixed - from) * factor, fixed + (to - fixed) * factor);
    }

    /** Moved by a fraction of its length. */
    public AxisRange panned(double fraction) {
        double shift = fraction * length();
        return new AxisRange(from + shift, to + shift);
    }

    /** Moved, and if need be shortened, so that it lies inside {@code bounds}; at least {@code min} long. */
    public AxisRange inside(AxisRange bounds, double min) {
        double length = Math.min(bounds.length(), Math.max(length(), min));
        double middle = (from + to) / 2;
        double start = Math.max(bounds.from, Math.min(middle - length / 2, bounds.to - length));
        return new AxisRange(start, start + length);
    }
}
