package dev.densescope.report.csv;

import dev.densescope.network.Network;
import dev.densescope.plan.savings.Savings;
import dev.densescope.report.Report;
import dev.densescope.report.analysis.Bills;
import dev.densescope.report.analysis.StepTimes;
import dev.densescope.session.RunRecord;
import dev.densescope.session.StepCount;
import dev.densescope.session.measure.Measurement;
import java.util.List;
import java.util.Optional;

/** The runs of a report with their bytes and times, as a table for spreadsheets, and after them its baselines. */
final class CsvStrategies {
    private static final List<String> HEADER = List.of(
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

    private CsvStrategies() {}

    static String text(Report report) {
        CsvTable table = new CsvTable(HEADER);
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
}
