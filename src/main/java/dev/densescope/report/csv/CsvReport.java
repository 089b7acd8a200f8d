package dev.densescope.report.csv;

import dev.densescope.report.RecognisedData;
import dev.densescope.report.Report;
import dev.densescope.report.ReportFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables for spreadsheets: strategies, layers, steps and epochs of all runs. Cells without a measurement are empty. For
 * a run of more than 10,000 steps, those with the extremes of each interval are listed, by number.
 */
public final class CsvReport {
    /** Names of all possible files. */
    public static final List<String> FILE_NAMES =
            List.of("strategies.csv", "layers.csv", "steps.csv", "epochs.csv", "classes.csv");

    private CsvReport() {}

    /** A file for each table; those of epochs and of classes only if there are any. */
    public static List<ReportFile> files(Report report) {
        List<ReportFile> files = new ArrayList<>(List.of(
                ReportFile.ofText("strategies.csv", () -> CsvStrategies.text(report)),
                ReportFile.ofText("layers.csv", () -> CsvLayers.text(report)),
                ReportFile.ofText("steps.csv", () -> CsvSteps.text(report))));
        if (report.runs().stream().anyMatch(run -> !run.epochs().isEmpty())) {
            files.add(ReportFile.ofText("epochs.csv", () -> CsvEpochs.text(report)));
        }
        if (RecognisedData.isIn(report)) {
            files.add(ReportFile.ofText("classes.csv", () -> CsvClasses.text(report)));
        }
        return files;
    }
}
