package dev.densescope.ui.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.steps.StepColumns;
import dev.densescope.ui.theme.Token;
import javafx.scene.paint.Color;

/** Draws a line of values per step: their mean in each column, on a band from the smallest to the largest. */
final class StepLinePainter {
    private static final double BAND_OPACITY = 0.28;
    private static final double LINE_PIXELS = 1.5;
    private static final double DOT_PIXELS = 5;

    private final ChartPen pen;
    private final PlotArea plot;
    private final Axis axis;

    StepLinePainter(ChartPen pen, PlotArea plot, Axis axis) {
        this.pen = pen;
        this.plot = plot;
        this.axis = axis;
    }

    void paint(StepColumns columns) {
        int from = 0;
        while (from < columns.count()) {
            int to = from;
            while (to < columns.count() && !columns.isEmpty(to)) {
                to++;
            }
            if (to > from) {
                stretch(columns, from, to);
            }
            from = to + 1;
        }
        last(columns);
    }

    /** Draws adjacent columns that all have a value. */
    private void stretch(StepColumns columns, int from, int to) {
        int count = to - from;
        double[] xs = new double[count];
        double[] means = new double[count];
        double[] bandXs = new double[2 * count];
        double[] bandYs = new double[2 * count];
        for (int i = 0; i < count; i++) {
            xs[i] = plot.left() + plot.width() * columns.fraction(from + i);
            means[i] = y(columns.mean(from + i));
            bandXs[i] = xs[i];
            bandYs[i] = y(columns.largest(from + i));
            bandXs[2 * count - 1 - i] = xs[i];
            bandYs[2 * count - 1 - i] = y(columns.smallest(from + i));
        }
        Color accent = pen.color(Token.ACCENT);
        if (!columns.isExact()) {
            pen.graphics().setFill(accent.deriveColor(0, 1, 1, BAND_OPACITY));
            pen.graphics().fillPolygon(bandXs, bandYs, 2 * count);
        }
        pen.stroke(accent, LINE_PIXELS);
        pen.graphics().strokePolyline(xs, means, count);
    }

    private void last(StepColumns columns) {
        int last = columns.count() - 1;
        while (last >= 0 && columns.isEmpty(last)) {
            last--;
        }
        if (last >= 0) {
            double x = plot.left() + plot.width() * columns.fraction(last);
            double y = y(columns.mean(last));
            pen.graphics().setFill(pen.color(Token.ACCENT));
            pen.graphics().fillOval(x - DOT_PIXELS / 2, y - DOT_PIXELS / 2, DOT_PIXELS, DOT_PIXELS);
        }
    }

    /** The vertical position of a value; values outside the axis are at its edge. */
    private double y(double value) {
        return Math.max(plot.top(), Math.min(plot.bottom(), plot.y(axis, value)));
    }
}
