package dev.densescope.ui.compare.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.chart.overlay.OverlayLine;
import dev.densescope.chart.overlay.OverlayView;
import dev.densescope.chart.timeline.PixelRuns;
import dev.densescope.compare.overlay.Overlay;
import dev.densescope.compare.overlay.Station;
import dev.densescope.memory.Phase;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.chart.graphics.ChartGraphics;
import dev.densescope.ui.compare.model.ComparisonView;
import dev.densescope.ui.theme.Token;
import java.util.OptionalLong;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws overlaid lines, their cursor and the axis below them. */
final class OverlayPainter {
    private static final double LINE_PIXELS = 1.6;
    private static final double DOT_PIXELS = 7;
    private static final double TICK_PIXELS = 90;
    private static final double LABEL_DISTANCE = 14;

    private final ChartPen pen;
    private final PlotArea plot;
    private final Axis bytes;
    private final OverlayView view;

    OverlayPainter(ChartPen pen, PlotArea plot, Axis bytes, OverlayView view) {
        this.pen = pen;
        this.plot = plot;
        this.bytes = bytes;
        this.view = view;
    }

    /** Draws the lines, the reference on top, and the cursor. */
    void paint(ComparisonView comparison) {
        ChartGraphics graphics = pen.graphics();
        graphics.save();
        graphics.beginPath();
        graphics.rect(plot.left(), plot.top() - 4, plot.width() + 1, plot.height() + 5);
        graphics.clip();
        cursorLine();
        for (int run = view.lines().size() - 1; run >= 0; run--) {
            line(view.lines().get(run), pen.palette().series(run), comparison.isImported(run));
        }
        cursorDots();
        graphics.restore();
    }

    private void line(OverlayLine line, Color color, boolean dashed) {
        if (line.isEmpty()) {
            return;
        }
        ChartGraphics graphics = pen.graphics();
        pen.stroke(color, LINE_PIXELS);
        graphics.setLineDashes(dashed ? new double[] {5, 3} : new double[0]);
        graphics.beginPath();
        boolean penDown = false;
        for (PixelRuns.Run run : line.runs(view.visible(), (int) plot.width())) {
            long value = line.value(run.highest());
            if (value == OverlayLine.GAP) {
                penDown = false;
                continue;
            }
            double y = plot.y(bytes, value);
            double from = plot.left() + run.fromPixel();
            if (penDown) {
                graphics.lineTo(from, y);
            } else {
                graphics.moveTo(from, y);
            }
            graphics.lineTo(plot.left() + run.toPixel(), y);
            penDown = true;
        }
        graphics.stroke();
        graphics.setLineDashes();
    }

    private void cursorLine() {
        view.cursor()
                .ifPresent(position -> pen.vertical(
                        pen.color(Token.MUTED), 1, plot.x(view.visible(), position), plot.top(), plot.bottom()));
    }

    private void cursorDots() {
        view.cursor().ifPresent(position -> {
            for (int run = view.lines().size() - 1; run >= 0; run--) {
                OptionalLong value = view.lines().get(run).valueAt(position);
                if (value.isPresent()) {
                    dot(plot.x(view.visible(), position), plot.y(bytes, value.getAsLong()), run);
                }
            }
        });
    }

    private void dot(double x, double y, int run) {
        pen.graphics().setFill(pen.color(Token.BACKGROUND));
        pen.graphics().fillOval(x - DOT_PIXELS / 2 - 1, y - DOT_PIXELS / 2 - 1, DOT_PIXELS + 2, DOT_PIXELS + 2);
        pen.graphics().setFill(pen.palette().series(run));
        pen.graphics().fillOval(x - DOT_PIXELS / 2, y - DOT_PIXELS / 2, DOT_PIXELS, DOT_PIXELS);
    }

    /** Draws the numbers or the names below the plot. */
    void axis(Overlay overlay) {
        if (overlay.stations().isEmpty()) {
            numbers(overlay);
        } else {
            groups(overlay);
        }
    }

    private void numbers(Overlay overlay) {
        Ticks ticks = Ticks.within(view.visible(), Math.max(2, (int) (plot.width() / TICK_PIXELS)));
        for (double tick : ticks.values()) {
            String number = ticks.label(tick, QuantityText.window());
            boolean isWhole = tick == Math.rint(tick);
            String text = overlay.axis().isWhole() ? number : Messages.text("compare.tick.time", number);
            double x = plot.x(view.visible(), tick);
            if (!overlay.axis().isWhole() || isWhole) {
                boolean first = x < plot.left() + 1;
                boolean last = x + ChartPen.width(text) / 2 > plot.right() + 10;
                TextAlignment alignment =
                        first ? TextAlignment.LEFT : last ? TextAlignment.RIGHT : TextAlignment.CENTER;
                pen.text(text, Token.MUTED, alignment, last ? plot.right() + 10 : x, plot.bottom() + LABEL_DISTANCE);
            }
        }
    }

    /** Blocks by name, and a line where backward begins. */
    private void groups(Overlay overlay) {
        String before = "";
        for (Overlay.Group group : overlay.groups()) {
            double left = Math.max(plot.left(), plot.x(view.visible(), group.from()));
            double right = Math.min(plot.right(), plot.x(view.visible(), group.to()));
            String way = group.way().name();
            if (!way.equals(before) && right > left) {
                way(Messages.of(phase(group.way())), left, before.isEmpty());
            }
            before = way;
            String name = name(group.part());
            if (!name.isEmpty() && ChartPen.width(name) <= right - left) {
                pen.text(name, Token.MUTED, TextAlignment.CENTER, (left + right) / 2, plot.bottom() + LABEL_DISTANCE);
            }
        }
    }

    private static Phase phase(Station.Way way) {
        return switch (way) {
            case FORWARD -> Phase.FORWARD;
            case BACKWARD -> Phase.BACKWARD;
            case UPDATE -> Phase.UPDATE;
        };
    }

    private void way(String way, double left, boolean first) {
        if (!first) {
            pen.vertical(pen.color(Token.STRONG_LINE), 1, left, plot.top(), plot.bottom());
        }
        if (ChartPen.width(way) + left + 4 <= plot.right()) {
            pen.text(way, Token.MUTED, TextAlignment.LEFT, left + 4, plot.top() - LABEL_DISTANCE);
        }
    }

    /** The caption of blocks; empty for other groups. */
    private static String name(LayerPath part) {
        return part.isInBlock() ? Messages.text("compare.block", part.block()) : "";
    }
}
