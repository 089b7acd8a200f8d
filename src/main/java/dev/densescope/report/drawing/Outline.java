package dev.densescope.report.drawing;

import java.util.ArrayList;
import java.util.List;

/** The points of a path, in tenths of a pixel and without redundant ones. Confined to one thread while it is built. */
public final class Outline {
    private static final double TENTHS = 10;

    /** A movement of the pen; coordinates in tenths of a pixel. */
    private record Step(Kind kind, long x, long y) {}

    private enum Kind {
        MOVE,
        LINE,
        CLOSE
    }

    private final List<Step> steps = new ArrayList<>();
    private long x;
    private long y;

    /** Receives the movements of the pen in pixels. */
    public interface Pen {
        void move(double x, double y);

        void line(double x, double y);

        /** Back to the last point that was moved to. */
        void close();
    }

    /** Starts a new line at a point. */
    public Outline move(double newX, double newY) {
        add(Kind.MOVE, tenths(newX), tenths(newY));
        return this;
    }

    /** A straight line to a point; nothing if the pen is there. */
    public Outline line(double newX, double newY) {
        long toX = tenths(newX);
        long toY = tenths(newY);
        if (toX != x || toY != y) {
            add(Kind.LINE, toX, toY);
        }
        return this;
    }

    /** Closes the line. */
    public Outline close() {
        add(Kind.CLOSE, x, y);
        return this;
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Draws the path again. */
    public void replay(Pen pen) {
        for (Step step : steps) {
            switch (step.kind()) {
                case MOVE -> pen.move(step.x() / TENTHS, step.y() / TENTHS);
                case LINE -> pen.line(step.x() / TENTHS, step.y() / TENTHS);
                case CLOSE -> pen.close();
            }
        }
    }

    /** The {@code d} attribute of an SVG path. */
    public String data() {
        StringBuilder out = new StringBuilder();
        long fromX = 0;
        long fromY = 0;
        for (Step step : steps) {
            append(out, step, fromX, fromY);
            fromX = step.x();
            fromY = step.y();
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Step step, long fromX, long fromY) {
        if (step.kind() == Kind.CLOSE) {
            out.append('Z');
        } else if (step.kind() == Kind.LINE && step.y() == fromY) {
            out.append('H').append(text(step.x()));
        } else if (step.kind() == Kind.LINE && step.x() == fromX) {
            out.append('V').append(text(step.y()));
        } else {
            out.append(step.kind() == Kind.MOVE ? 'M' : 'L').append(text(step.x()));
            out.append(' ').append(text(step.y()));
        }
    }

    /** A coordinate as text, at most one decimal. */
    public static String number(double value) {
        return text(tenths(value));
    }

    private void add(Kind kind, long newX, long newY) {
        steps.add(new Step(kind, newX, newY));
        x = newX;
        y = newY;
    }

    private static long tenths(double value) {
        return Math.round(value * TENTHS);
    }

    private static String text(long tenths) {
        long whole = Math.abs(tenths) / 10;
        long tenth = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (tenth == 0 ? "" : "." + tenth);
    }
}
