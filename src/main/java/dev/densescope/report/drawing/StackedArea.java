package dev.densescope.report.drawing;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import java.util.Arrays;

/** Stacked areas of step functions, such as bytes during operations. Confined to one thread. */
public final class StackedArea {
    private final PlotArea frame;
    private final Axis axis;
    private final double[] edges;
    private final long[] below;

    /** @param edges start of each value in pixels, and the end of the last */
    public StackedArea(PlotArea frame, Axis axis, double[] edges) {
        this.frame = frame;
        this.axis = axis;
        this.edges = edges.clone();
        this.below = new long[edges.length - 1];
    }

    /**
     * Draws values on top of those drawn so far.
     *
     * @param title tooltip
     */
    public void add(Drawing drawing, Style style, long[] values, String title) {
        long[] above = below.clone();
        for (int i = 0; i < above.length; i++) {
            above[i] += values[i];
        }
        if (!Arrays.equals(above, below)) {
            drawing.path(style, area(above), title);
        }
        System.arraycopy(above, 0, below, 0, above.length);
    }

    /** Draws values as a line, on their own. */
    public void outline(Drawing drawing, Style style, long[] values) {
        Outline path = new Outline().move(edges[0], y(values[0]));
        stairs(path, values);
        drawing.path(style, path);
    }

    private Outline area(long[] above) {
        Outline path = new Outline().move(edges[0], y(above[0]));
        stairs(path, above);
        for (int i = below.length - 1; i >= 0; i--) {
            if (i == below.length - 1 || below[i] != below[i + 1]) {
                path.line(edges[i + 1], y(below[i]));
            }
            if (i == 0 || below[i] != below[i - 1]) {
                path.line(edges[i], y(below[i]));
            }
        }
        return path.close();
    }

    /** Adds only the points at which the value changes. */
    private void stairs(Outline path, long[] values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0 && values[i] != values[i - 1]) {
                path.line(edges[i], y(values[i]));
            }
            if (i == values.length - 1 || values[i + 1] != values[i]) {
                path.line(edges[i + 1], y(values[i]));
            }
        }
    }

    private double y(long value) {
        return frame.y(axis, (double) value);
    }
}
