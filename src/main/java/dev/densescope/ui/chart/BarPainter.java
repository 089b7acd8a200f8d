package dev.densescope.ui.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.bars.BarSlots;
import dev.densescope.chart.bars.LayerBar;
import dev.densescope.memory.Category;
import dev.densescope.spec.LayerPath;
import dev.densescope.ui.chart.graphics.ChartGraphics;
import dev.densescope.ui.theme.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the bars of layers and the captions below them. */
final class BarPainter {
    private static final double PREDICTED_OPACITY = 0.18;
    private static final double RELEASED_OPACITY = 0.5;

    private final ChartPen pen;
    private final PlotArea plot;
    private final Axis axis;
    private final BarSlots slots;

    BarPainter(ChartPen pen, PlotArea plot, Axis axis, BarSlots slots) {
        this.pen = pen;
        this.plot = plot;
        this.axis = axis;
        this.slots = slots;
    }

    void bars(List<LayerBar> bars, Optional<LayerPath> hovered, LayerPath selected) {
        for (int i = 0; i < bars.size(); i++) {
            LayerBar bar = bars.get(i);
            BarSlots.Slot slot = slots.bars().get(i);
            double opacity = opacity(bar);
            stack(slot, bar.predicted(), PREDICTED_OPACITY);
            if (bar.measuredBytes() > 0) {
                cover(slot, bar.measuredBytes());
                stack(slot, bar.measured(), opacity);
            }
            outline(slot, bar.predictedBytes(), pen.color(Token.MUTED), 1);
            if (bar.layer().equals(selected)) {
                frame(slot, Math.max(bar.predictedBytes(), bar.measuredBytes()), pen.color(Token.ACCENT), 2);
            } else if (hovered.isPresent() && hovered.orElseThrow().equals(bar.layer())) {
                frame(slot, Math.max(bar.predictedBytes(), bar.measuredBytes()), pen.color(Token.TEXT), 1);
            }
        }
    }

    /** The opacity of a measured bar: 1 while all its bytes are live, less as they are released. */
    private static double opacity(LayerBar bar) {
        if (bar.measuredBytes() == 0) {
            return 1;
        }
        double live = Math.min(1, (double) bar.liveBytes() / bar.measuredBytes());
        return RELEASED_OPACITY + (1 - RELEASED_OPACITY) * live;
    }

    private void cover(BarSlots.Slot slot, long bytes) {
        double top = Math.floor(plot.y(axis, bytes));
        pen.fill(pen.color(Token.BACKGROUND), plot.left() + slot.x(), top, slot.width(), plot.bottom() - top);
    }

    private void stack(BarSlots.Slot slot, Map<Category, Long> bytes, double opacity) {
        long foot = 0;
        for (Category category : Category.FEATURE_MAPS) {
            long part = bytes.get(category);
            if (part == 0) {
                continue;
            }
            double top = plot.y(axis, foot + part);
            double bottom = plot.y(axis, foot);
            double gap = bottom - top > 4 && foot > 0 ? 0.75 : 0;
            Color color = pen.palette().color(category);
            pen.fill(
                    color.deriveColor(0, 1, 1, opacity),
                    plot.left() + slot.x(),
                    top,
                    slot.width(),
                    Math.max(0.5, bottom - top - gap));
            foot += part;
        }
    }

    private void outline(BarSlots.Slot slot, long bytes, Color color, double widthPixels) {
        if (bytes == 0) {
            return;
        }
        ChartGraphics graphics = pen.graphics();
        pen.stroke(color, widthPixels);
        double left = ChartPen.crisp(plot.left() + slot.x());
        double right = ChartPen.crisp(plot.left() + slot.x() + slot.width() - 1);
        double top = ChartPen.crisp(plot.y(axis, bytes));
        if (slot.width() < 4) {
            graphics.strokeLine(plot.left() + slot.x(), top, plot.left() + slot.x() + slot.width(), top);
        } else {
            graphics.strokePolyline(
                    new double[] {left, left, right, right}, new double[] {plot.bottom(), top, top, plot.bottom()}, 4);
        }
    }

    private void frame(BarSlots.Slot slot, long bytes, Color color, double widthPixels) {
        pen.stroke(color, widthPixels);
        double top = plot.y(axis, bytes) - 2;
        pen.graphics()
                .strokeRoundRect(plot.left() + slot.x() - 2, top, slot.width() + 4, plot.bottom() - top + 2, 4, 4);
    }

    /**
     * Draws the captions. Those of blocks are all full or all short; each other caption is short or omitted if it
     * does not fit.
     */
    void captions(Map<String, String> captions) {
        double y = plot.bottom() + 14;
        boolean full = slots.groups().stream()
                .filter(BarSlots.Group::isBlock)
                .allMatch(group -> ChartPen.width(caption(group, captions)) <= room(group));
        for (BarSlots.Group group : slots.groups()) {
            String caption = caption(group, captions);
            String fitting = fitting(group.isBlock() && !full ? head(caption) : caption, room(group));
            double centre = plot.left() + (group.fromX() + group.toX()) / 2;
            pen.text(fitting, group.isBlock() ? Token.TEXT : Token.MUTED, TextAlignment.CENTER, centre, y);
        }
    }

    private static String caption(BarSlots.Group group, Map<String, String> captions) {
        return captions.getOrDefault(group.name(), group.name());
    }

    private static double room(BarSlots.Group group) {
        return group.toX() - group.fromX() + (group.isBlock() ? 0 : 22);
    }

    /** The longest that fits of the caption, its part before the colon, and an empty text. */
    private static String fitting(String caption, double room) {
        String fitting = ChartPen.width(caption) <= room ? caption : head(caption);
        return ChartPen.width(fitting) <= room ? fitting : "";
    }

    /** The part before the colon; the whole caption if it has none. */
    private static String head(String caption) {
        int colon = caption.indexOf(':');
        return colon < 0 ? caption : caption.substring(0, colon);
    }
}
