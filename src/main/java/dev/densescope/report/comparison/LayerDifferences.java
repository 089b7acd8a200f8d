package dev.densescope.report.comparison;

import dev.densescope.compare.Comparison;
import dev.densescope.compare.LayerDifference;
import dev.densescope.compare.LayerFigures;
import dev.densescope.compare.LayerQuantity;
import dev.densescope.report.chart.LayerDifferenceChart;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The layers of each run, less those of the reference: bytes kept, peak and time. */
final class LayerDifferences {
    private static final String NONE = "–";
    private static final String NAME = "layers-";

    private final Comparison comparison;
    private final List<String> labels;

    LayerDifferences(Comparison comparison) {
        this.comparison = comparison;
        labels = comparison.labels();
    }

    /** The names of all figures that a comparison may have. */
    static Stream<String> names() {
        return IntStream.range(1, Comparison.MAX_RUNS).mapToObj(LayerDifferences::name);
    }

    private static String name(int run) {
        return NAME + (run + 1);
    }

    static String lead(Comparison comparison) {
        return ("Kept: feature maps in storage that only this layer uses. Peak: the most live bytes while it runs. Differences"
                        + " are from %s, largest first.")
                .formatted(comparison.labels().get(0));
    }

    /** A chart and a table for each run that has layers as the reference has; often none. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        LongSummaryStatistics scale = differences().summaryStatistics();
        for (int run = 1; run < labels.size(); run++) {
            List<LayerDifference> layers = comparison.layers(run);
            if (!layers.isEmpty()) {
                blocks.add(new Block.Heading("%s less %s".formatted(labels.get(run), labels.get(0))));
                blocks.add(Paragraph.of(Paragraph.Role.CHART_LEAD, "Bytes kept by each layer; below 0 it keeps less."));
                blocks.add(figure(run, layers, scale));
                blocks.add(new Block.Details(
                        "Every layer of %s".formatted(labels.get(run)), false, List.of(table(layers))));
            }
        }
        return blocks;
    }

    private Figure figure(int run, List<LayerDifference> layers, LongSummaryStatistics scale) {
        String caption = "Bytes kept by each layer, %s less %s".formatted(labels.get(run), labels.get(0));
        return new Figure(
                name(run),
                caption,
                List.of(),
                width -> new LayerDifferenceChart(layers, scale.getMin(), scale.getMax(), width).draw(caption, run));
    }

    /** Of all runs, so that their charts have one scale. */
    private LongStream differences() {
        return IntStream.range(1, labels.size())
                .boxed()
                .flatMap(run -> comparison.layers(run).stream())
                .mapToLong(layer -> layer.difference(LayerQuantity.KEPT));
    }

    private static Table table(List<LayerDifference> layers) {
        List<List<Cell>> rows = LayerDifference.sorted(layers, LayerQuantity.KEPT).stream()
                .map(LayerDifferences::row)
                .toList();
        return Table.of(Table.Use.LAYERS)
                .text("Layer")
                .number("kept, MiB")
                .number("difference, MiB")
                .number("peak, MiB")
                .number("difference, MiB")
                .number("time, ms")
                .number("difference, ms")
                .rows(rows);
    }

    private static List<Cell> row(LayerDifference layer) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(layer.layer().text())));
        for (LayerQuantity quantity : LayerQuantity.values()) {
            cells.add(value(layer.run(), quantity));
            boolean both = layer.run().isPresent() && layer.reference().isPresent();
            cells.add(both ? number(layer.difference(quantity), quantity) : Cell.of(NONE));
        }
        return cells;
    }

    private static Cell value(Optional<LayerFigures> layer, LayerQuantity quantity) {
        return layer.map(figures -> number(quantity.of(figures), quantity)).orElseGet(() -> Cell.of(NONE));
    }

    private static Cell number(long value, LayerQuantity quantity) {
        return quantity == LayerQuantity.TIME ? Cell.millis(value) : Cell.mebibytes(value);
    }
}
