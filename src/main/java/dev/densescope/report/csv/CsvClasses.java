package dev.densescope.report.csv;

import dev.densescope.data.DatasetSummary;
import dev.densescope.report.Report;
import dev.densescope.session.RunRecord;
import java.util.List;

/** The recognised classes of the data sets of all runs, as a table for spreadsheets. */
final class CsvClasses {
    private static final List<String> HEADER =
            List.of("Run", "Strategy", "Label", "Class", "Images to train on", "Images to evaluate on");

    private CsvClasses() {}

    static String text(Report report) {
        CsvTable table = new CsvTable(HEADER);
        int number = 0;
        for (RunRecord run : report.runs()) {
            number++;
            if (run.dataset().isPresent()) {
                addClasses(table, number, run, run.usedImages().orElseThrow());
            }
        }
        return table.toString();
    }

    private static void addClasses(CsvTable table, int number, RunRecord run, DatasetSummary dataset) {
        int label = 0;
        for (DatasetSummary.ClassImages each : dataset.classes()) {
            table.row()
                    .whole(number)
                    .text(run.settings().storage().id())
                    .whole(label++)
                    .text(each.name())
                    .whole(each.training())
                    .whole(each.evaluation())
                    .end();
        }
    }
}
