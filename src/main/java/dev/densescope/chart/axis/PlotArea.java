package dev.densescope.chart.axis;

/**
 * The rectangle of the plot, in pixels of the chart.
 *
 * @param left left edge
 * @param top top edge
 * @param width at least 1
 * @param height at least 1
 */
public record PlotArea(double left, double top, double width, double height) {
    public PlotArea {
        width = Math.max(1, width);
        height = Math.max(1, height);
    }

    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    /** Pixel of a value on a horizontal axis. */
    public double x(AxisRange range, double value) {
        return left + range.fractionOf(value) * width;
    }

    /** Value at a pixel on a horizontal axis. */
    public double valueAt(AxisRange range, double x) {
        return range.at((x - left) / width);
    }

    /** Pixel of a value on a horizontal axis shown in full. */
    public double x(Axis axis, double value) {
        return left + width * axis.fraction(value);
    }

    /** Pixel of a value on a vertical axis. */
    public double y(Axis axis, double value) {
        return bottom() - height * axis.fraction(value);
    }

    /** Pixel of an integer value on a vertical axis, such as bytes. */
    public double y(Axis axis, long value) {
        return y(axis, (double) value);
    }

    public boolean contains(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }
}
