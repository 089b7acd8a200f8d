package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.AxisRange;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.axis.Ticks;
import dev.densescope.chart.timeline.PhaseSpan;
import dev.densescope.chart.timeline.TimelineAxis;
import dev.densescope.chart.timeline.TimelinePixels;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.memory.Phase;
import dev.densescope.quantity.QuantityText;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.theme.Token;
import java.util.function.IntPredicate;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the part below the memory timeline: the lanes of phases and of recomputation, and the axis. */
final class LanePainter {
    /** From the plot to the lane of phases. */
    static final double GAP = 5;
    /** Height of the lane of phases. */
    static final double PHASES = 8;
    /** From the plot to the lane of recomputation. */
    static final double RECOMPUTE_TOP = GAP + PHASES + 2;
    /** Height of the lane of recomputation. */
    static final double RECOMPUTE = 5;
    /** From the plot to the bottom of the chart. */
    static final double BOTTOM = RECOMPUTE_TOP + RECOMPUTE + 36;

    private static final double NAMES = RECOMPUTE_TOP + RECOMPUTE + 9;
    private static final double AXIS = NAMES + 16;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double TICK_SPACE_PIXELS = 90;
    private static final double NAME_GAP = 8;

    private final ChartPen pen;
    private final PlotArea plot;
    private final TimelineView view;

    LanePainter(ChartPen pen, PlotArea plot, TimelineView view) {
        this.pen = pen;
        this.plot = plot;
        this.view = view;
    }

    /** Draws the lanes, of one column per pixel. */
    void lanes(TimelinePixels pixels) {
        for (int i = 0; i < view.content().outline().phases().size(); i++) {
            int phase = i;
            Color color = TimelineInk.phase(pen.palette(), pixels.phaseAt(i));
            runs(pixels, column -> pixels.phase(column) == phase, color, GAP, PHASES, 1);
        }
        runs(pixels, pixels::recomputes, pen.color(Token.RECOMPUTE), RECOMPUTE_TOP, RECOMPUTE, 0);
    }

    private void runs(
            TimelinePixels pixels, IntPredicate filled, Color color, double below, double height, double gap) {
        int from = 0;
        for (int column = 0; column <= pixels.count(); column++) {
            if (column < pixels.count() && filled.test(column)) {
                continue;
            }
            if (column > from) {
                double width = Math.max(1, column - from - gap);
                pen.fill(color, plot.left() + from, plot.bottom() + below, width, height);
            }
            from = column + 1;
        }
    }

    /** Draws the names of the phases, the duration of the step, and the axis. */
    void names() {
        boolean recomputes = view.content().outline().recomputes();
        double room = stepTime();
        for (PhaseSpan span : view.content().outline().phases()) {
            name(span, recomputes, room);
        }
        if (view.axis() == TimelineAxis.LAYER) {
            new LayerAxisPainter(pen, plot, view).paint(plot.bottom() + AXIS);
        } else {
            numberedAxis();
        }
    }

    /** Draws the duration of the step at the right end; returns the limit in pixels for the names of phases. */
    private double stepTime() {
        if (!view.showsTime()) {
            return plot.right();
        }
        String time = Messages.text(
                "chart.timeline.stepMillis",
                QuantityText.window().duration(Math.round(view.whole().to() * NANOS_PER_MILLI)));
        pen.text(time, Token.MUTED, TextAlignment.RIGHT, plot.right(), plot.bottom() + NAMES);
        return plot.right() - ChartPen.width(time) - 8;
    }

    private void name(PhaseSpan span, boolean recomputes, double room) {
        double left = clamp(view.bounds().start(span.fromOperation()));
        double right = clamp(view.bounds().end(span.toOperation() - 1));
        String name = span.phase() == Phase.BACKWARD && recomputes
                ? Messages.text("chart.timeline.backwardRecomputing")
                : Messages.of(span.phase());
        if (ChartPen.width(name) <= Math.min(right - NAME_GAP, room) - left) {
            pen.text(name, Token.MUTED, TextAlignment.LEFT, left, plot.bottom() + NAMES);
        }
    }

    private void numberedAxis() {
        AxisRange visible = view.visible();
        double y = plot.bottom() + AXIS;
        Ticks ticks = Ticks.within(visible, Math.max(2, (int) (plot.width() / TICK_SPACE_PIXELS)));
        String unit = view.showsTime()
                ? Messages.text("chart.timeline.milliseconds")
                : Messages.text("chart.timeline.operations");
        double unitLeft = plot.right() - ChartPen.width(unit);
        pen.text(unit, Token.MUTED, TextAlignment.RIGHT, plot.right(), y);
        for (double tick : ticks.values()) {
            String label = ticks.label(tick, QuantityText.window());
            double x = plot.x(visible, tick);
            pen.vertical(pen.color(Token.STRONG_LINE), 1, x, y - 9, y - 6);
            boolean first = x - ChartPen.width(label) / 2 < plot.left();
            double right = x + ChartPen.width(label) / (first ? 1 : 2);
            if (right < unitLeft - 8) {
                pen.text(label, Token.MUTED, first ? TextAlignment.LEFT : TextAlignment.CENTER, x, y);
            }
        }
    }

    private double clamp(double position) {
        return Math.max(plot.left(), Math.min(plot.right(), plot.x(view.visible(), position)));
    }
}
