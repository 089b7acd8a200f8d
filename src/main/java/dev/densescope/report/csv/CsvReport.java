package dev.densescope.report.csv;

import dev.densescope.memory.Category;
import dev.densescope.memory.LayerBytes;
import dev.densescope.network.Layer;
import dev.densescope.network.Network;
import dev.densescope.plan.savings.Savings;
import dev.densescope.report.ListedSteps;
import dev.densescope.report.RecognisedData;
import dev.densescope.report.Report;
import dev.densescope.report.ReportFile;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.analysis.StepTimes;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.measure.EpochSummary;
import dev.densescope.session.measure.LayerMeasurement;
import dev.densescope.session.measure.Measurement;
import dev.densescope.session.measure.StepSummary;
import dev.densescope.spec.LayerPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables for spreadsheets: strategies, layers, steps and epochs of all runs. Cells without a measurement are empty. For
 * a run of more than 10,000 steps, those with the extremes of each interval are listed, by number.
 */
public final class CsvReport {
    /** Names of all possible files. */
    public static final List<String> FILE_NAMES =
            List.of("strategies.csv", "layers.csv", "steps.csv", "epochs.csv", "classes.csv");

    private static final List<String> STRATEGY_HEADER = List.of(
            "Run",
            "Strategy",
            "Design",
            "Batch",
            "Device",
            "Outcome",
            "Parameters",
            "Finished steps",
            "Predicted forward feature maps (bytes)",
            "Predicted peak live (bytes)",
            "Predicted reserved (bytes)",
            "Measured forward feature maps (bytes)",
            "Measured peak live (bytes)",
            "Measured reserved (bytes)",
            "Process peak (bytes)",
            "Fastest step (ms)",
            "Median step (ms)",
            "Slowest step (ms)",
            "Images per second (1/s)",
            "Forward (ms)",
            "Recompute (ms)",
            "Backward (ms)",
            "Update (ms)",
            "Recomputed per step (bytes)",
            "Saved for free (bytes)",
            "Saved by recomputation (bytes)",
            "Steps before this run",
            "Steps of the training",
            "Label",
            "Baseline (0 or 1)");
    private static final List<String> STEP_HEADER = List.of(
            "Run",
            "Strategy",
            "Step",
            "Warm-up (0 or 1)",
            "Loss",
            "Step (ms)",
            "Forward (ms)",
            "Recompute (ms)",
            "Backward (ms)",
            "Update (ms)",
            "Process (bytes)",
            "Accuracy (0 to 1)",
            "Waiting for images (ms)");
    private static final List<String> EPOCH_HEADER = List.of(
            "Run",
            "Strategy",
            "Epoch",
            "Last step",
            "Training loss",
            "Training accuracy (0 to 1)",
            "Images evaluated",
            "Evaluation loss",
            "Evaluation accuracy (0 to 1)",
            "Evaluation (ms)",
            "First step");
    private static final List<String> LAYER_HEADER = List.of(
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

    private CsvReport() {}

    /** A file for each table; those of epochs and of classes only if there are any. */
    public static List<ReportFile> files(Report report) {
        List<ReportFile> files = new ArrayList<>(List.of(
                ReportFile.ofText("strategies.csv", () -> strategies(report)),
                ReportFile.ofText("layers.csv", () -> layers(report)),
                ReportFile.ofText("steps.csv", () -> steps(report))));
        if (report.runs().stream().anyMatch(run -> !run.epochs().isEmpty())) {
            files.add(ReportFile.ofText("epochs.csv", () -> epochs(report)));
        }
        if (RecognisedData.isIn(report)) {
            files.add(ReportFile.ofText("classes.csv", () -> CsvClasses.text(report)));
        }
        return files;
    }

    public static String strategies(Report report) {
        CsvTable table = new CsvTable(STRATEGY_HEADER);
        Bills bills = new Bills();
        int number = 0;
        for (RunRecord run : report.runs()) {
            number++;
            CsvTable.Row row = table.row()
                    .whole(number)
                    .text(run.settings().storage().id())
                    .text(run.settings().spec().name())
                    .whole(run.settings().spec().batch())
                    .text(run.settings().device())
                    .text(run.outcome().id())
                    .whole(Network.of(run.settings().spec()).parameterCount())
                    .whole(run.steps().size())
                    .whole(run.prediction().forwardFeatureMapBytes())
                    .whole(run.prediction().peakLiveBytes())
                    .whole(run.prediction().reservedBytes());
            addMeasurement(row, run.measurement());
            addTimes(row, run);
            Savings savings = bills.savings(run);
            row.whole(savings.freeBytes()).whole(savings.recomputeBytes());
            StepCount count = StepCount.of(run);
            row.whole(count.before())
                    .whole(count.training())
                    .text(report.label(run))
                    .whole(0);
            row.end();
        }
        CsvBaselines.addStrategies(table, report);
        return table.toString();
    }

    private static void addMeasurement(CsvTable.Row row, Optional<Measurement> measurement) {
        if (measurement.isEmpty()) {
            row.empty(4);
            return;
        }
        Measurement measured = measurement.get();
        row.whole(measured.forwardFeatureMapBytes())
                .whole(measured.peakLiveBytes())
                .whole(measured.reservedBytes());
        row.known(measured.processPeakBytes());
    }

    private static void addTimes(CsvTable.Row row, RunRecord run) {
        if (run.steps().isEmpty()) {
            row.empty(9);
            return;
        }
        StepTimes times = StepTimes.of(run);
        row.millis(times.minNanos())
                .millis(times.medianNanos())
                .millis(times.maxNanos())
                .decimal(run.imagesPerSecond(), 3)
                .millis(times.forwardNanos())
                .millis(times.recomputeNanos())
                .millis(times.backwardNanos())
                .millis(times.updateNanos())
                .whole(run.recomputedBytes());
    }

    public static String steps(Report report) {
        CsvTable table = new CsvTable(STEP_HEADER);
        int number = 0;
        for (RunRecord run : report.runs()) {
            number++;
            for (StepSummary step : ListedSteps.of(run.steps())) {
                CsvTable.Row row = table.row()
                        .whole(number)
                        .text(run.settings().storage().id())
                        .whole(step.step())
                        .whole(step.warmup() ? 1 : 0)
                        .exact(step.loss())
                        .millis(step.nanos())
                        .millis(step.forwardNanos())
                        .millis(step.recomputeNanos())
                        .millis(step.backwardNanos())
                        .millis(step.updateNanos());
                row.known(step.processBytes());
                row.exact(step.accuracy());
                row.millis(step.waitNanos());
                row.end();
            }
        }
        CsvBaselines.addSteps(table, report);
        return table.toString();
    }

    public static String epochs(Report report) {
        CsvTable table = new CsvTable(EPOCH_HEADER);
        int number = 0;
        for (RunRecord run : report.runs()) {
            number++;
            for (EpochSummary epoch : run.epochs()) {
                CsvTable.Row row = table.row()
                        .whole(number)
                        .text(run.settings().storage().id())
                        .whole(epoch.epoch())
                        .whole(epoch.step());
                row.exact((float) epoch.trainingLoss());
                row.exact((float) epoch.trainingAccuracy());
                epoch.evaluation()
                        .ifPresentOrElse(
                                tried -> {
                                    row.whole(tried.images());
                                    row.exact((float) tried.loss());
                                    row.exact((float) tried.accuracy());
                                    row.millis(tried.nanos());
                                },
                                () -> row.empty(4));
                row.whole(epoch.firstStep());
                row.end();
            }
        }
        return table.toString();
    }

    public static String layers(Report report) {
        CsvTable table = new CsvTable(layerHeader());
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

    private static List<String> layerHeader() {
        List<String> header = new ArrayList<>(LAYER_HEADER);
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
