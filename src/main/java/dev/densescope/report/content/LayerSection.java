package dev.densescope.report.content;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.Layer;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.chart.LayerChart;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Cell;
import dev.densescope.report.document.Figure;
import dev.densescope.report.document.LegendKey;
import dev.densescope.report.document.Paragraph;
import dev.densescope.report.document.Table;
import dev.densescope.report.drawing.Style;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Memory of each layer: a chart per run on one scale, and the numbers. */
final class LayerSection {
    private final Report report;
    private final ChartNames names;

    LayerSection(Report report, ChartNames names) {
        this.report = report;
        this.names = names;
    }

    List<Block> blocks() {
        long maxBytes = LayerChart.maxBytes(report.runs());
        List<LegendKey> keys = Stream.concat(
                        LegendKey.of(shown(), report.numbers()).stream(),
                        Stream.of(LegendKey.line(Style.OUTLINE, report.numbers().translated("predicted"))))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.of(Paragraph.Role.CHART_LEAD, "Fill: measured. Outline: predicted."));
        blocks.add(new Block.Legend(keys));
        for (int i = 0; i < report.runs().size(); i++) {
            RunRecord run = report.runs().get(i);
            String label = report.label(run);
            blocks.add(new Block.Heading(label));
            blocks.add(new Figure(
                    names.layers(i),
                    report.numbers().translated("Memory of each layer: %s", label),
                    List.of(keys),
                    width -> new LayerChart(maxBytes, width, report.numbers()).draw(run, label)));
            boolean isLast = i == report.runs().size() - 1;
            blocks.add(new Block.Details("Every layer under " + label, isLast, List.of(table(run))));
        }
        return blocks;
    }

    private Set<Category> shown() {
        Set<Category> shown = EnumSet.noneOf(Category.class);
        for (RunRecord run : report.runs()) {
            run.prediction().layers().forEach(layer -> shown.addAll(layer.own().keySet()));
        }
        return shown;
    }

    private static Table table(RunRecord run) {
        Table table = Table.of(Table.Use.LAYERS).text("Layer").text("Input").text("Output");
        for (Category category : Category.STACK) {
            table = inTable(category) ? table.number(category.label() + ", MiB") : table;
        }
        return table.number("own, MiB")
                .number("predicted, MiB")
                .number("shared, MiB")
                .number("forward, ms")
                .number("recompute, ms")
                .number("backward, ms")
                .rows(rows(run))
                .withoutZeroColumns();
    }

    private static List<List<Cell>> rows(RunRecord run) {
        Map<LayerPath, LayerMeasurement> measured = new HashMap<>();
        run.layers().forEach(layer -> measured.put(layer.layer(), layer));
        Network network = Network.of(run.settings().spec());
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            LayerBytes predicted = run.prediction().layers().get(i);
            rows.add(row(layer, predicted, Optional.ofNullable(measured.get(layer.path()))));
        }
        return rows;
    }

    private static List<Cell> row(Layer layer, LayerBytes predicted, Optional<LayerMeasurement> measured) {
        LayerBytes bytes = measured.map(LayerMeasurement::bytes).orElse(predicted);
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(layer.path().text()));
        cells.add(Cell.of(shape(layer.input())));
        cells.add(Cell.of(shape(layer.output())));
        for (Category category : Category.STACK) {
            if (inTable(category)) {
                cells.add(Cell.mebibytes(bytes.own(category)));
            }
        }
        cells.add(measured.isPresent() ? Cell.mebibytes(sum(bytes.own())) : Cell.of("–"));
        cells.add(Cell.mebibytes(sum(predicted.own())));
        cells.add(Cell.mebibytes(sum(bytes.shared())));
        cells.add(millis(measured.map(LayerMeasurement::forwardNanos)));
        cells.add(millis(measured.map(LayerMeasurement::recomputeNanos)));
        cells.add(millis(measured.map(LayerMeasurement::backwardNanos)));
        return cells;
    }

    private static boolean inTable(Category category) {
        return category != Category.WORKSPACE;
    }

    private static String shape(MapShape shape) {
        return QuantityText.FILES.shape(shape.channels(), shape.height(), shape.width());
    }

    private static Cell millis(Optional<Long> nanos) {
        return nanos.map(Cell::millis).orElseGet(() -> Cell.of("–"));
    }

    private static long sum(Map<Category, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
