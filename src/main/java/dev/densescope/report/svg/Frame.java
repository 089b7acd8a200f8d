package dev.densescope.report.svg;

/**
 * Where a plot lies in a drawing, in pixels from the top left.
 *
 * @param left where values begin
 * @param top where the axis ends
 */
public record Frame(double left, double top, double width, double height) {
    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    /** Where a value of the horizontal axis lies. */
    public double x(Axis axis, double value) {
        return left + width * axis.fraction(value);
    }

    /** Where a value of the vertical axis lies. */
    public double y(Axis axis, double value) {
        return bottom() - height * axis.fraction(value);
    }
}
