package dev.densescope.report.csv;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers of all runs with their times and bytes, as a table for spreadsheets. */
final class CsvLayers {
    private static final List<String> HEADER = List.of(
            "Run",
            "Strategy",
            "Layer",
            "Kind",
            "Channels in",
            "Channels out",
            "Height (pixels)",
            "Width (pixels)",
            "Parameters",
            "Forward (ms)",
            "Recompute (ms)",
            "Backward (ms)");

    private CsvLayers() {}

    static String text(Report report) {
        CsvTable table = new CsvTable(header());
        int number = 0;
        for (RunRecord run : report.runs()) {
            number++;
            Map<LayerPath, LayerMeasurement> measured = new HashMap<>();
            run.layers().forEach(layer -> measured.put(layer.layer(), layer));
            List<Layer> layers = Network.of(run.settings().spec()).layers();
            for (int i = 0; i < layers.size(); i++) {
                CsvTable.Row row =
                        table.row().whole(number).text(run.settings().storage().id());
                addShape(row, layers.get(i));
                Optional<LayerMeasurement> found =
                        Optional.ofNullable(measured.get(layers.get(i).path()));
                found.ifPresentOrElse(
                        layer -> row.millis(layer.forwardNanos())
                                .millis(layer.recomputeNanos())
                                .millis(layer.backwardNanos()),
                        () -> row.empty(3));
                found.ifPresentOrElse(
                        layer -> addBytes(row, layer.bytes()), () -> row.empty(2 * Category.values().length));
                addBytes(row, run.prediction().layers().get(i));
                row.end();
            }
        }
        return table.toString();
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(HEADER);
        for (String kind : List.of("Measured", "Measured shared", "Predicted", "Predicted shared")) {
            Arrays.stream(Category.values()).forEach(category -> header.add(kind + " " + category.id() + " (bytes)"));
        }
        return header;
    }

    private static void addShape(CsvTable.Row row, Layer layer) {
        row.text(layer.path().text())
                .text(layer.kind())
                .whole(layer.input().channels())
                .whole(layer.output().channels())
                .whole(layer.output().height())
                .whole(layer.output().width())
                .whole(layer.parameterCount());
    }

    private static void addBytes(CsvTable.Row row, LayerBytes bytes) {
        Arrays.stream(Category.values()).forEach(category -> row.whole(bytes.own(category)));
        Arrays.stream(Category.values()).forEach(category -> row.whole(bytes.shared(category)));
    }
}
