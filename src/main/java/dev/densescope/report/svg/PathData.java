package dev.densescope.report.svg;

/** The {@code d} attribute of a path, in tenths of a pixel and without redundant points. Confined to one thread. */
public final class PathData {
    private final StringBuilder out = new StringBuilder();
    private long x;
    private long y;

    /** Starts a new line at a point. */
    public PathData move(double newX, double newY) {
        x = tenths(newX);
        y = tenths(newY);
        out.append('M').append(text(x)).append(' ').append(text(y));
        return this;
    }

    /** A straight line to a point; nothing if the pen is there. */
    public PathData line(double newX, double newY) {
        long toX = tenths(newX);
        long toY = tenths(newY);
        if (toX == x && toY == y) {
            return this;
        }
        if (toY == y) {
            out.append('H').append(text(toX));
        } else if (toX == x) {
            out.append('V').append(text(toY));
        } else {
            out.append('L').append(text(toX)).append(' ').append(text(toY));
        }
        x = toX;
        y = toY;
        return this;
    }

    /** Closes the line. */
    public PathData close() {
        out.append('Z');
        return this;
    }

    public boolean isEmpty() {
        return out.isEmpty();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A coordinate as text, at most one decimal. */
    public static String number(double value) {
        return text(tenths(value));
    }

    private static long tenths(double value) {
        return Math.round(value * 10);
    }

    private static String text(long tenths) {
        long whole = Math.abs(tenths) / 10;
        long tenth = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (tenth == 0 ? "" : "." + tenth);
    }
}
