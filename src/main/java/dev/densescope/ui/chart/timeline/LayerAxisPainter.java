package dev.densescope.ui.chart.timeline;

import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.timeline.LayerSlots;
import dev.densescope.chart.timeline.TimelineView;
import dev.densescope.memory.Phase;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.Messages;
import dev.densescope.ui.chart.ChartPen;
import dev.densescope.ui.theme.Token;
import javafx.scene.text.TextAlignment;

/** Draws the names of an axis of layers: of each layer if there is room, otherwise of each part of the network. */
final class LayerAxisPainter {
    private static final double GAP_PIXELS = 8;
    private static final double TICK_PIXELS = 3;

    private final ChartPen pen;
    private final PlotArea plot;
    private final TimelineView view;

    LayerAxisPainter(ChartPen pen, PlotArea plot, TimelineView view) {
        this.pen = pen;
        this.plot = plot;
        this.view = view;
    }

    /** @param y the middle of the names */
    void paint(double y) {
        LayerSlots layers = view.layers();
        for (LayerSlots.Group group : layers.groups()) {
            double left = x(group.from());
            double right = x(group.to());
            if (right < plot.left() || left > plot.right()) {
                continue;
            }
            double slot = (right - left) / (group.to() - group.from());
            if (group.to() - group.from() > 1
                    && slot
                            >= ChartPen.width(layers.slots()
                                            .get(group.to() - 1)
                                            .layer()
                                            .text())
                                    + GAP_PIXELS) {
                for (int i = group.from(); i < group.to(); i++) {
                    name(layers.slots().get(i).layer().text(), x(i), x(i + 1), y);
                }
            } else {
                name(name(group), left, right, y);
            }
        }
    }

    private void name(String text, double from, double to, double y) {
        double left = Math.max(plot.left(), from);
        double right = Math.min(plot.right(), to);
        if (from >= plot.left() - 0.5 && from <= plot.right()) {
            pen.vertical(pen.color(Token.STRONG_LINE), 1, from, y - 9, y - 9 + TICK_PIXELS);
        }
        if (ChartPen.width(text) + GAP_PIXELS <= right - left) {
            pen.text(text, Token.MUTED, TextAlignment.CENTER, (left + right) / 2, y);
        }
    }

    private static String name(LayerSlots.Group group) {
        if (group.pass() == Phase.UPDATE) {
            return Messages.of(Phase.UPDATE);
        }
        LayerPath part = group.part();
        return switch (part.kind()) {
            case STEM -> Messages.text("design.stem");
            case BLOCK -> Messages.text("design.block", part.block());
            case TRANSITION -> Messages.text("design.transition.short", part.block());
            case HEAD -> Messages.text("design.head");
            case NETWORK, DENSE_LAYER -> part.text();
        };
    }

    private double x(double position) {
        return plot.x(view.visible(), position);
    }
}
