package dev.densescope.ui.chart;

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

    /** Where bytes stand on a vertical axis. */
    public double y(ByteAxis axis, long bytes) {
        return bottom() - (double) bytes / axis.topBytes() * height;
    }

    public boolean contains(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }
}
