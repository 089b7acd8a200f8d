package dev.densescope.report.plan;

import dev.densescope.chart.bars.BarColumn;
import dev.densescope.chart.bars.BarSlots;
import dev.densescope.chart.bars.BarSpacing;
import dev.densescope.memory.Phase;
import dev.densescope.plan.decision.LayerDecisions;
import dev.densescope.plan.decision.LayerOutput;
import dev.densescope.plan.decision.OutputState;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.drawing.ChartWidth;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.drawing.Shape.Anchor;
import dev.densescope.report.drawing.Style;
import dev.densescope.report.drawing.TextStyle;
import dev.densescope.spec.LayerPath;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A column for each layer, a cell for each of its outputs: kept, recomputed as a whole or in chunks, or in place. */
final class DecisionsChart {
    private static final double LEFT = 56;
    private static final double RIGHT = 10;
    private static final double TOP = 6;
    private static final double ROW = 24;
    private static final double CELL = 21;
    private static final double FOOT = 24;
    private static final int CHUNKS = 4;

    private final LayerDecisions decisions;
    private final List<LayerPath> layers;
    private final ChartWidth width;

    DecisionsChart(LayerDecisions decisions, ChartWidth width) {
        this.decisions = decisions;
        layers = decisions.layers();
        this.width = width;
    }

    /** How an output is painted that is kept, recomputed, or has no copy. */
    static Style style(OutputState state, LayerOutput output) {
        return switch (state) {
            case KEPT -> Style.of(LayerDecisions.category(output));
            case RECOMPUTED, IN_CHUNKS -> Style.of(Phase.RECOMPUTE);
            case IN_PLACE, NONE -> Style.IN_PLACE;
        };
    }

    Picture draw() {
        double height = TOP + OutputRow.values().length * ROW + FOOT;
        Drawing drawing = new Drawing(width.pixels(), height, "Outputs of each layer that are kept or recomputed");
        BarSlots slots = BarSlots.across(layers, width.pixels() - LEFT - RIGHT, BarSpacing.VECTOR);
        List<BarColumn> columns = BarColumn.of(slots);
        for (OutputRow row : OutputRow.values()) {
            double middle = top(row) + CELL / 2 + 4;
            drawing.label(TextStyle.TICK, LEFT - 10, middle, Anchor.END, row.label());
            columns.forEach(column -> draw(drawing, column, row));
        }
        slots.groups().forEach(group -> drawCaption(drawing, group, height));
        return drawing.finish();
    }

    /** Layers in one pixel are one cell, in the state of most of them. */
    private void draw(Drawing drawing, BarColumn column, OutputRow row) {
        LayerPath layer = layers.get(column.highest(i -> IntStream.range(column.from(), column.to())
                .filter(other -> state(other, row) == state(i, row))
                .count()));
        LayerOutput output = row.output(layer);
        OutputState state = decisions.state(layer, output);
        if (state == OutputState.NONE) {
            return;
        }
        double x = LEFT + column.x();
        drawing.rectangle(style(state, output), x, top(row), column.width(), CELL, title(layer, row, state));
        if (state == OutputState.IN_CHUNKS) {
            for (int seam = 1; seam < CHUNKS; seam++) {
                double y = top(row) + seam * CELL / CHUNKS;
                drawing.line(Style.SEAM, x, y, x + column.width(), y);
            }
        }
    }

    private OutputState state(int layer, OutputRow row) {
        return decisions.state(layers.get(layer), row.output(layers.get(layer)));
    }

    private String title(LayerPath layer, OutputRow row, OutputState state) {
        String bytes = decisions.bytes(layer, row.output(layer)).stream()
                .mapToObj(size -> ", " + QuantityText.FILES.exactBytes(size))
                .findFirst()
                .orElse("");
        return layer + ", " + row.label(layer) + ": " + OutputRow.text(state) + bytes;
    }

    private static void drawCaption(Drawing drawing, BarSlots.Group group, double height) {
        LayerPath path = LayerPath.parse(group.name());
        double room = group.toX() - group.fromX();
        if (path.kind() == LayerPath.Kind.BLOCK) {
            String whole =
                    "Block %d: %d %s".formatted(path.block(), group.layers(), group.layers() == 1 ? "layer" : "layers");
            Stream.of(whole, "Block " + path.block(), "B" + path.block())
                    .filter(text -> Drawing.textWidth(text) <= room + 8)
                    .findFirst()
                    .ifPresent(text -> drawing.label(
                            TextStyle.BLOCK, LEFT + group.fromX() + room / 2, height - 8, Anchor.MIDDLE, text));
        }
    }

    private static double top(OutputRow row) {
        return TOP + List.of(OutputRow.values()).indexOf(row) * ROW;
    }
}
