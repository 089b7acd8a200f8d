package dev.densescope.chart.axis;

/**
 * The rectangle that data are drawn in, in pixels of the chart.
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

    /** Where a value of a horizontal axis stands. */
    public double x(AxisRange range, double value) {
        return left + range.fractionOf(value) * width;
    }

    /** The value of a horizontal axis under a pixel. */
    public double valueAt(AxisRange range, double x) {
        return range.at((x - left) / width);
    }

    /** Where a value of a horizontal axis from end to end stands. */
    public double x(Axis axis, double value) {
        return left + width * axis.fraction(value);
    }

    /** Where a value of a vertical axis stands. */
    public double y(Axis axis, double value) {
        return bottom() - height * axis.fraction(value);
    }

    /** Where a whole number of a vertical axis stands, such as bytes. */
    public double y(Axis axis, long value) {
        return y(axis, (double) value);
    }

    public boolean contains(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }
}
