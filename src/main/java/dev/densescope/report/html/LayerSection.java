package dev.densescope.report.html;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.Layer;
import dev.densescope.network.MapShape;
import dev.densescope.network.Network;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.chart.LayerChart;
import dev.densescope.report.svg.Markup;
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

/** Memory of each layer: a chart per run on one scale, and the numbers. */
final class LayerSection {
    private static final double MEBIBYTE = 1 << 20;

    private final Report report;

    LayerSection(Report report) {
        this.report = report;
    }

    void write(Markup page) {
        long maxBytes = LayerChart.maxBytes(report.runs());
        Charts.openLegend(page);
        Charts.categoryKeys(page, shown());
        Charts.lineKey(page, "outline", "predicted");
        page.close().line();
        RunRecord opened = report.runs().get(report.runs().size() - 1);
        for (RunRecord run : report.runs()) {
            page.element("h3", report.label(run));
            Charts.write(page, width -> new LayerChart(maxBytes, width).draw(run, report.label(run)));
            page.open("details", run.equals(opened) ? new String[] {"open", ""} : new String[0]);
            page.element("summary", "Every layer under " + report.label(run));
            table(run).write(page);
            page.close().line();
        }
    }

    private Set<Category> shown() {
        Set<Category> shown = EnumSet.noneOf(Category.class);
        for (RunRecord run : report.runs()) {
            run.prediction().layers().forEach(layer -> shown.addAll(layer.own().keySet()));
        }
        return shown;
    }

    private static Table table(RunRecord run) {
        Table table = new Table("sortable layers").text("Layer").text("Input").text("Output");
        Category.STACK.stream()
                .filter(LayerSection::inTable)
                .forEach(category -> table.number(category.label() + ", MiB"));
        table.number("own, MiB")
                .number("predicted, MiB")
                .number("shared, MiB")
                .number("forward, ms")
                .number("recompute, ms")
                .number("backward, ms");
        Map<LayerPath, LayerMeasurement> measured = new HashMap<>();
        run.layers().forEach(layer -> measured.put(layer.layer(), layer));
        Network network = Network.of(run.settings().spec());
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            LayerBytes predicted = run.prediction().layers().get(i);
            table.row(row(layer, predicted, Optional.ofNullable(measured.get(layer.path()))));
        }
        table.dropZeroColumns();
        return table;
    }

    private static List<Table.Cell> row(Layer layer, LayerBytes predicted, Optional<LayerMeasurement> measured) {
        LayerBytes bytes = measured.map(LayerMeasurement::bytes).orElse(predicted);
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(Table.Cell.of(layer.path().text()));
        cells.add(Table.Cell.of(shape(layer.input())));
        cells.add(Table.Cell.of(shape(layer.output())));
        for (Category category : Category.STACK) {
            if (inTable(category)) {
                cells.add(mebibytes(bytes.own(category)));
            }
        }
        cells.add(measured.isPresent() ? mebibytes(sum(bytes.own())) : Table.Cell.of("–"));
        cells.add(mebibytes(sum(predicted.own())));
        cells.add(mebibytes(sum(bytes.shared())));
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

    private static Table.Cell mebibytes(long bytes) {
        String text = bytes == 0 ? "0" : QuantityText.FILES.significant(bytes / MEBIBYTE);
        return Table.Cell.number(text, bytes, QuantityText.FILES.exactBytes(bytes));
    }

    private static Table.Cell millis(Optional<Long> nanos) {
        return nanos.map(time -> Table.Cell.number(time == 0 ? "0" : QuantityText.FILES.millis(time), time, ""))
                .orElseGet(() -> Table.Cell.of("–"));
    }

    private static long sum(Map<Category, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
