package dev.densescope.chart.curve;

/**
 * A rectangle in pixels of a chart.
 *
 * @param left left edge
 * @param top top edge
 * @param width at least 0
 * @param height at least 0
 */
public record Box(double left, double top, double width, double height) {
    /** A square around a point. */
    public static Box around(double x, double y, double size) {
        return new Box(x - size / 2, y - size / 2, size, size);
    }

    /** Whether any part of one lies in the other. */
    public boolean overlaps(Box other) {
        return left < other.left + other.width
                && other.left < left + width
                && top < other.top + other.height
                && other.top < top + height;
    }

    /** Whether all of another lies in this one. */
    public boolean contains(Box other) {
        return other.left >= left
                && other.left + other.width <= left + width
                && other.top >= top
                && other.top + other.height <= top + height;
    }
}
