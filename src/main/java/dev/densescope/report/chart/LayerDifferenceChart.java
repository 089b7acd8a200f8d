package dev.densescope.report.chart;

import dev.densescope.chart.axis.Axis;
import dev.densescope.chart.axis.PlotArea;
import dev.densescope.chart.bars.BarColumn;
import dev.densescope.chart.bars.BarSlots;
import dev.densescope.chart.bars.BarSpacing;
import dev.densescope.compare.LayerDifference;
import dev.densescope.compare.LayerQuantity;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Style;
import java.util.List;
import java.util.Optional;

/**
 * Kept bytes of each layer of a run, less those of the reference: bars below zero are bytes saved. Layers in one pixel are
 * one bar, from the least to the most.
 */
public final class LayerDifferenceChart {
    private static final LayerQuantity KEPT = LayerQuantity.KEPT;
    private static final double LEFT = 52;
    private static final double RIGHT = 10;
    private static final double TOP = 30;
    private static final double FOOT = 24;

    private final List<LayerDifference> layers;
    private final Axis bytes;
    private final ChartWidth width;

    /**
     * @param layers in forward order, at least one
     * @param least the smallest difference of the compared charts
     * @param most the largest difference of the compared charts
     */
    public LayerDifferenceChart(List<LayerDifference> layers, long least, long most, ChartWidth width) {
        this.layers = List.copyOf(layers);
        this.width = width;
        bytes = Axis.byteDifferences(least, most, 4);
    }

    /** The picture of a run, in its colour. */
    public Picture draw(String title, int series) {
        double plotHeight = width == ChartWidth.NARROW ? 110 : 140;
        Drawing drawing = new Drawing(width.pixels(), TOP + plotHeight + FOOT, title);
        PlotArea frame = new PlotArea(LEFT, TOP, width.pixels() - LEFT - RIGHT, plotHeight);
        drawing.verticalAxis(frame, bytes);
        double zero = Math.rint(frame.y(bytes, 0)) + 0.5;
        drawing.line(Style.AXIS, frame.left(), zero, frame.right(), zero);
        BarSlots slots =
                BarSlots.across(layers.stream().map(LayerDifference::layer).toList(), frame.width(), BarSpacing.VECTOR);
        for (BarColumn column : BarColumn.of(slots)) {
            draw(drawing, frame, column, series);
        }
        BlockName.draw(
                drawing,
                frame,
                slots,
                (group, room) ->
                        Optional.of(BlockName.of(group.part())).filter(name -> Drawing.textWidth(name) <= room));
        return drawing.finish();
    }

    private void draw(Drawing drawing, PlotArea frame, BarColumn column, int series) {
        LayerDifference most = layers.get(column.highest(this::difference));
        LayerDifference least = layers.get(column.highest(i -> -difference(i)));
        if (most.difference(KEPT) == 0 && least.difference(KEPT) == 0) {
            return;
        }
        double top = frame.y(bytes, Math.max(0, most.difference(KEPT)));
        double bottom = frame.y(bytes, Math.min(0, least.difference(KEPT)));
        String title = most.equals(least) ? title(most) : title(most) + "; " + title(least);
        drawing.rectangle(Style.bar(series), frame.left() + column.x(), top, column.width(), bottom - top, title);
    }

    private long difference(int layer) {
        return layers.get(layer).difference(KEPT);
    }

    private static String title(LayerDifference layer) {
        long difference = layer.difference(KEPT);
        return "%s: %s%s kept"
                .formatted(layer.layer(), difference > 0 ? "+" : "", QuantityText.FILES.bytes(difference));
    }
}
