package dev.densescope.ui.design.fit;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.theme.Token;
import javafx.scene.text.TextAlignment;

/** Paints the grid of the fit bars: lines and labels of ticks, and the break of an axis with a far part. */
final class FitGrid {
    private static final double TICK_GAP = 10;

    private FitGrid() {}

    static void paint(ChartPen pen, PlotArea plot, FitScale scale) {
        double taken = 0;
        for (FitScale.Tick tick : scale.ticks(QuantityText.window())) {
            double x = plot.left() + tick.fraction() * plot.width();
            pen.vertical(pen.color(Token.LINE), 1, x, plot.top(), plot.bottom());
            double half = ChartPen.width(tick.label()) / 2;
            if (x - half >= taken) {
                pen.text(tick.label(), Token.MUTED, TextAlignment.CENTER, x, plot.bottom() + 13);
                taken = x + half + TICK_GAP;
            }
        }
        if (scale.far().isPresent()) {
            axisBreak(pen, plot);
        }
    }

    /** Two slanted strokes and a gap, after which the scale is different. */
    private static void axisBreak(ChartPen pen, PlotArea plot) {
        double from = Math.floor(plot.left() + FitScale.BREAK_FROM * plot.width()) + 1;
        double to = Math.floor(plot.left() + FitScale.BREAK_TO * plot.width());
        pen.fill(pen.color(Token.BACKGROUND), from, plot.top(), to - from, plot.height());
        double middle = (from + to) / 2;
        pen.stroke(pen.color(Token.MUTED), 1.5);
        for (double x : new double[] {middle - 3, middle + 3}) {
            pen.graphics().strokeLine(x - 2, plot.bottom() + 4, x + 2, plot.bottom() - 4);
        }
    }
}
