package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.chart.timeline.OperationBounds;
import dev.densescope.chart.timeline.PhaseSpan;
import dev.densescope.chart.timeline.TimelineAxis;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.memory.Phase;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.theme.Token;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the part below the memory timeline: the lane of phases with a tick for each recomputation, and the axis. */
final class LanePainter {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LANE_PIXELS = 8;
    private static final double TICK_SPACE_PIXELS = 90;

    private final ChartPen pen;
    private final PlotArea plot;
    private final TimelineView view;
    private final double top;

    LanePainter(ChartPen pen, PlotArea plot, TimelineView view) {
        this.pen = pen;
        this.plot = plot;
        this.view = view;
        top = plot.bottom() + 5;
    }

    void paint() {
        boolean recomputes = view.content().legend().operations().stream()
                .anyMatch(operation -> operation.phase() == Phase.RECOMPUTE);
        double room = stepTime();
        for (PhaseSpan span : PhaseSpan.of(view.content().legend())) {
            lane(span, recomputes, room);
        }
        recomputations();
        axis();
    }

    /** Draws the duration of the step at the right end; returns the limit in pixels for the names of phases. */
    private double stepTime() {
        if (!view.showsTime()) {
            return plot.right();
        }
        String time = Messages.text(
                "chart.timeline.stepMillis",
                QuantityText.window().duration(Math.round(view.bounds().end() * NANOS_PER_MILLI)));
        pen.text(time, Token.MUTED, TextAlignment.RIGHT, plot.right(), top + LANE_PIXELS + 10);
        return plot.right() - ChartPen.width(time) - 8;
    }

    private void lane(PhaseSpan span, boolean recomputes, double room) {
        double left = clamp(view.bounds().start(span.fromOperation()));
        double right = clamp(view.bounds().end(span.toOperation() - 1));
        if (right - left < 0.5) {
            return;
        }
        pen.fill(color(span.phase()), left, top, Math.max(1, right - left - 1), LANE_PIXELS);
        String name = span.phase() == Phase.BACKWARD && recomputes
                ? Messages.text("chart.timeline.backwardRecomputing")
                : Messages.of(span.phase());
        if (ChartPen.width(name) <= Math.min(right, room) - left) {
            pen.text(name, Token.MUTED, TextAlignment.LEFT, left, top + LANE_PIXELS + 10);
        }
    }

    private Color color(Phase phase) {
        return switch (phase) {
            case FORWARD -> pen.color(Token.MUTED);
            case BACKWARD, RECOMPUTE -> pen.color(Token.STRONG_LINE);
            case UPDATE -> pen.color(Token.MUTED).interpolate(pen.color(Token.STRONG_LINE), 0.5);
        };
    }

    private void recomputations() {
        OperationBounds bounds = view.bounds();
        Color color = pen.color(Token.RECOMPUTE);
        double drawnTo = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < bounds.operations(); i++) {
            if (view.operation(i).phase() != Phase.RECOMPUTE) {
                continue;
            }
            double left = x(bounds.start(i));
            double right = x(bounds.end(i));
            if (right < plot.left() || left > plot.right() || right <= drawnTo) {
                continue;
            }
            double from = Math.max(left, Math.max(plot.left(), drawnTo));
            double to = Math.min(plot.right(), Math.max(left + 1.5, right));
            pen.fill(color, from, top, to - from, LANE_PIXELS);
            drawnTo = to;
        }
    }

    private void axis() {
        if (view.axis() == TimelineAxis.LAYER) {
            new LayerAxisPainter(pen, plot, view).paint(top + LANE_PIXELS + 26);
        } else {
            numberedAxis();
        }
    }

    private void numberedAxis() {
        AxisRange visible = view.visible();
        double y = top + LANE_PIXELS + 26;
        Ticks ticks = Ticks.within(visible, Math.max(2, (int) (plot.width() / TICK_SPACE_PIXELS)));
        String unit = view.showsTime()
                ? Messages.text("chart.timeline.milliseconds")
                : Messages.text("chart.timeline.operations");
        double unitLeft = plot.right() - ChartPen.width(unit);
        pen.text(unit, Token.MUTED, TextAlignment.RIGHT, plot.right(), y);
        for (double tick : ticks.values()) {
            String label = ticks.label(tick, QuantityText.window());
            double x = x(tick);
            pen.vertical(pen.color(Token.STRONG_LINE), 1, x, y - 9, y - 6);
            boolean first = x - ChartPen.width(label) / 2 < plot.left();
            double right = x + ChartPen.width(label) / (first ? 1 : 2);
            if (right < unitLeft - 8) {
                pen.text(label, Token.MUTED, first ? TextAlignment.LEFT : TextAlignment.CENTER, x, y);
            }
        }
    }

    private double clamp(double position) {
        return Math.max(plot.left(), Math.min(plot.right(), x(position)));
    }

    private double x(double position) {
        return plot.x(view.visible(), position);
    }
}
