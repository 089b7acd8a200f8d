package dev.densescope.report.csv;

import dev.densescope.compare.ComparedRun;
import dev.densescope.compare.Comparison;
import dev.densescope.compare.LayerDifference;
import dev.densescope.compare.LayerFigures;
import dev.densescope.compare.LayerQuantity;
import dev.densescope.compare.RunIdentity;
import dev.densescope.compare.text.ComparedColumn;
import dev.densescope.compare.time.StepQuartiles;
import dev.densescope.compare.time.TimeComparison;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.ReportFile;
import dev.densescope.report.comparison.ComparisonReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Comparisons as tables for spreadsheets: one of the runs, one of their layers. Unknown numbers are empty cells. */
public final class CsvComparison {
    private static final String RUNS = ComparisonReport.NAME + ".csv";
    private static final String LAYERS = ComparisonReport.NAME + "-layers.csv";

    /** The names of all files. */
    public static final List<String> FILE_NAMES = List.of(RUNS, LAYERS);

    private static final List<String> RUN_HEADER = List.of(
            "Run",
            "Origin",
            "Design",
            "File",
            "Reserved bytes",
            "Peak live bytes",
            "Forward feature map bytes",
            "Process peak bytes",
            "Measured steps",
            "Lower quartile ms",
            "Median ms",
            "Upper quartile ms",
            "Time ratio",
            "Time ratio low",
            "Time ratio high",
            "Recomputed share",
            "Losses",
            "Outcome",
            "Compared turns",
            "Time difference (0 or 1)");
    private static final List<String> LAYER_HEADER = List.of(
            "Run",
            "Layer",
            "Kept bytes",
            "Kept bytes less reference",
            "Peak bytes",
            "Peak bytes less reference",
            "ms",
            "ms less reference");
    private static final int RATIO_DECIMALS = 6;

    private final Comparison comparison;
    private final List<String> labels;

    private CsvComparison(Comparison comparison) {
        this.comparison = comparison;
        labels = comparison.labels();
    }

    /** The files of a comparison, not written yet. */
    public static List<ReportFile> files(ComparisonReport report) {
        CsvComparison tables = new CsvComparison(report.comparison());
        return List.of(ReportFile.ofText(RUNS, tables::runs), ReportFile.ofText(LAYERS, tables::layers));
    }

    private String runs() {
        CsvTable table = new CsvTable(RUN_HEADER);
        for (int run = 0; run < labels.size(); run++) {
            ComparedRun compared = comparison.runs().get(run);
            RunIdentity identity = compared.identity();
            CsvTable.Row row = table.row()
                    .text(labels.get(run))
                    .text(identity.origin().id())
                    .text(identity.design().toString())
                    .text(identity.file().map(Object::toString).orElse(""));
            known(row, compared.memory().reserved());
            known(row, compared.memory().peakLive());
            known(row, compared.memory().forwardFeatureMaps());
            known(row, compared.memory().processPeak());
            steps(row, compared);
            ratio(row, comparison.time(run));
            row.decimal(compared.steps().recomputeShare().orElse(Double.NaN), RATIO_DECIMALS)
                    .text(ComparedColumn.NUMBERS
                            .cell(comparison, run, QuantityText.PLAIN)
                            .line())
                    .text(identity.outcome());
            verdict(row, comparison.time(run));
            row.end();
        }
        return table.toString();
    }

    private static void steps(CsvTable.Row row, ComparedRun run) {
        Optional<StepQuartiles> quartiles = run.steps().quartiles();
        row.whole(run.steps().measuredNanos().size());
        if (quartiles.isEmpty()) {
            row.empty(3);
            return;
        }
        row.millis(quartiles.get().lowerNanos())
                .millis(quartiles.get().medianNanos())
                .millis(quartiles.get().upperNanos());
    }

    private static void ratio(CsvTable.Row row, TimeComparison time) {
        if (time instanceof TimeComparison.Ratio ratio) {
            row.decimal(ratio.ratio(), RATIO_DECIMALS)
                    .decimal(ratio.low(), RATIO_DECIMALS)
                    .decimal(ratio.high(), RATIO_DECIMALS);
        } else if (time instanceof TimeComparison.FewSteps few) {
            row.decimal(few.ratio(), RATIO_DECIMALS).empty(2);
        } else if (time instanceof TimeComparison.Reference) {
            row.decimal(1, RATIO_DECIMALS).empty(2);
        } else {
            row.empty(3);
        }
    }

    private static void verdict(CsvTable.Row row, TimeComparison time) {
        if (time instanceof TimeComparison.Ratio ratio) {
            row.whole(ratio.turns()).whole(ratio.isDifference() ? 1 : 0);
        } else {
            row.empty(2);
        }
    }

    private String layers() {
        CsvTable table = new CsvTable(LAYER_HEADER);
        for (LayerFigures layer : comparison.reference().layers()) {
            layer(table, labels.get(0), new LayerDifference(layer.layer(), Optional.of(layer), Optional.empty()));
        }
        for (int run = 1; run < labels.size(); run++) {
            String label = labels.get(run);
            List<LayerDifference> layers = comparison.layers(run);
            layers.stream().filter(layer -> layer.run().isPresent()).forEach(layer -> layer(table, label, layer));
        }
        return table.toString();
    }

    private static void layer(CsvTable table, String label, LayerDifference layer) {
        CsvTable.Row row = table.row().text(label).text(layer.layer().text());
        LayerFigures own = layer.run().orElseThrow();
        for (LayerQuantity quantity : LayerQuantity.values()) {
            boolean isTime = quantity == LayerQuantity.TIME;
            add(row, OptionalLong.of(quantity.of(own)), isTime);
            add(
                    row,
                    layer.reference().isPresent() ? OptionalLong.of(layer.difference(quantity)) : OptionalLong.empty(),
                    isTime);
        }
        row.end();
    }

    private static void add(CsvTable.Row row, OptionalLong value, boolean isTime) {
        if (value.isEmpty()) {
            row.empty(1);
        } else if (isTime) {
            row.millis(value.getAsLong());
        } else {
            row.whole(value.getAsLong());
        }
    }

    private static void known(CsvTable.Row row, OptionalLong bytes) {
        add(row, bytes, false);
    }
}
