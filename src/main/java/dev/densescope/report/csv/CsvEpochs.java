package dev.densescope.report.csv;

import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import dev.densescope.session.measure.EpochSummary;
import java.util.List;

/** The epochs of all runs, as a table for spreadsheets. */
final class CsvEpochs {
    private static final List<String> HEADER = List.of(
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

    private CsvEpochs() {}

    static String text(Report report) {
        CsvTable table = new CsvTable(HEADER);
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
}
