package dev.densescope.report.csv;

import dev.densescope.report.ListedSteps;
import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.StepSummary;
import java.util.List;

/** The steps of all runs and baselines, as a table for spreadsheets: of a long run those with the extremes of each interval. */
final class CsvSteps {
    private static final List<String> HEADER = List.of(
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
            "Waiting for images (ms)",
            "Turn");

    private CsvSteps() {}

    static String text(Report report) {
        CsvTable table = new CsvTable(HEADER);
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
                row.whole(step.turn());
                row.end();
            }
        }
        CsvBaselines.addSteps(table, report);
        return table.toString();
    }
}
