package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.MinMaxPyramid;
import dev.densescope.chart.timeline.PixelRuns;
import dev.densescope.chart.timeline.TimelineContent;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.memory.Category;
import dev.densescope.memory.LiveProfile;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.graphics.ChartGraphics;
import dev.densescope.ui.theme.Token;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Draws the plot of the memory timeline as outlines, for files: areas by category, the predicted outline, the selected
 * layer, the cursor. {@link TimelineRaster} paints the same on the screen.
 */
final class TimelinePainter {
    private final ChartPen pen;
    private final PlotArea plot;
    private final Axis axis;
    private final TimelineView view;
    private final TimelineContent content;

    TimelinePainter(ChartPen pen, PlotArea plot, Axis axis, TimelineView view) {
        this.pen = pen;
        this.plot = plot;
        this.axis = axis;
        this.view = view;
        content = view.content();
    }

    /** Draws everything inside the plot, clipped to it. */
    void paint(LayerPath selected) {
        ChartGraphics graphics = pen.graphics();
        graphics.save();
        graphics.beginPath();
        graphics.rect(plot.left(), plot.top() - 1, plot.width() + 1, plot.height() + 2);
        graphics.clip();
        areas();
        layerBands(selected);
        outline();
        nowLine();
        cursorLine();
        graphics.restore();
        levels();
    }

    private void levels() {
        for (TimelineLevels.Level level : TimelineLevels.of(content, plot, axis)) {
            boolean left = level.alignment() == TextAlignment.LEFT;
            double lineY = plot.y(axis, level.bytes());
            level.dashes()
                    .ifPresent(dashes -> pen.dashed(
                            pen.color(Token.MUTED), plot.left(), plot.right(), lineY, dashes.on(), dashes.off()));
            double x = left ? plot.left() + 6 : plot.right() - 6;
            pen.textOnPlate(level.name(), Token.MUTED, level.alignment(), x, level.textY());
        }
    }

    private void areas() {
        List<PixelRuns.Run> runs = runs(content.measuredTotals());
        if (runs.isEmpty()) {
            return;
        }
        // from the whole stack to its lowest part: each area covers the lower part of the previous one, without seams
        for (int top = Category.STACK.size() - 1; top >= 0; top--) {
            area(runs, top);
        }
    }

    private void area(List<PixelRuns.Run> runs, int top) {
        int points = runs.size() * 2 + 2;
        double[] xs = new double[points];
        double[] ys = new double[points];
        int count = 0;
        for (PixelRuns.Run run : runs) {
            double y = plot.y(axis, stacked(content.measured(), run.highest(), top));
            xs[count] = plot.left() + run.fromPixel();
            ys[count++] = y;
            xs[count] = plot.left() + run.toPixel();
            ys[count++] = y;
        }
        xs[count] = plot.left() + runs.get(runs.size() - 1).toPixel();
        ys[count++] = plot.bottom();
        xs[count] = plot.left() + runs.get(0).fromPixel();
        ys[count++] = plot.bottom();
        pen.graphics().setFill(pen.palette().color(Category.STACK.get(top)));
        pen.graphics().fillPolygon(xs, ys, count);
    }

    private static long stacked(LiveProfile profile, int operation, int top) {
        long bytes = 0;
        for (int i = 0; i <= top; i++) {
            bytes += profile.bytes(operation, Category.STACK.get(i));
        }
        return bytes;
    }

    /**
     * Draws the predicted total: the maximum of each pixel column as a line, the range down to its minimum as a
     * shade.
     */
    private void outline() {
        ChartGraphics graphics = pen.graphics();
        Color shade = TimelineInk.shade(pen.palette());
        pen.stroke(pen.color(Token.TEXT), 1);
        graphics.beginPath();
        boolean first = true;
        for (PixelRuns.Run run : runs(content.predictedTotals())) {
            double high = ChartPen.crisp(plot.y(axis, content.predictedTotals().value(run.highest())));
            double low = plot.y(axis, content.predictedTotals().value(run.lowest()));
            double from = plot.left() + run.fromPixel();
            double to = plot.left() + run.toPixel();
            if (low - high > 1) {
                pen.fill(shade, from, high, to - from, low - high);
            }
            if (first) {
                graphics.moveTo(ChartPen.crisp(from), high);
                first = false;
            } else {
                graphics.lineTo(ChartPen.crisp(from), high);
            }
            graphics.lineTo(ChartPen.crisp(to), high);
        }
        graphics.stroke();
    }

    private void layerBands(LayerPath selected) {
        if (selected.equals(LayerPath.NETWORK)) {
            return;
        }
        Color accent = pen.color(Token.ACCENT);
        Color soft = accent.deriveColor(0, 1, 1, TimelineInk.selection(pen.palette()));
        content.outline().spans(selected).forEach(span -> band(accent, soft, span.from(), span.to()));
    }

    private void band(Color edge, Color soft, int from, int to) {
        double left = x(view.bounds().start(from));
        double right = Math.max(left + 2, x(view.bounds().end(to - 1)));
        pen.fill(soft, left, plot.top(), right - left, plot.height());
        pen.fill(edge, left, plot.top(), right - left, 2);
        pen.fill(edge, left, plot.bottom() - 2, right - left, 2);
    }

    private void nowLine() {
        int measured = content.measuredOperations();
        if (measured > 0 && !content.isWhole()) {
            pen.vertical(pen.color(Token.ACCENT), 1.5, x(view.bounds().end(measured - 1)), plot.top(), plot.bottom());
        }
    }

    private void cursorLine() {
        view.cursor().ifPresent(operation -> {
            double left = x(view.bounds().start(operation));
            double right = x(view.bounds().end(operation));
            if (right - left > 3) {
                pen.fill(
                        pen.color(Token.TEXT).deriveColor(0, 1, 1, 0.12),
                        left,
                        plot.top(),
                        right - left,
                        plot.height());
            }
            pen.vertical(pen.color(Token.TEXT), 1, left, plot.top(), plot.bottom());
        });
    }

    private List<PixelRuns.Run> runs(MinMaxPyramid totals) {
        return PixelRuns.of(totals, view.bounds(), view.visible(), (int) plot.width());
    }

    private double x(double position) {
        return plot.x(view.visible(), position);
    }
}
