package dev.densescope.ui.reports;

import dev.densescope.file.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.ReportFile;
import dev.densescope.report.format.AtomicFiles;
import dev.densescope.report.format.ReportFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a report to the chosen target: one file with any name, or several files in a folder. Any thread. */
final class ReportWriter {
    private ReportWriter() {}

    /**
     * Writes the report and returns the file to open.
     *
     * @param target a file, or a folder for formats with several files
     * @throws dev.densescope.report.ReportException if it cannot be written: one sentence
     * @throws java.util.concurrent.CancellationException if {@code progress} cancels
     */
    static Path write(Report report, ReportFormat format, Path target, WriteProgress progress) {
        List<ReportFile> files = format.files(report);
        if (files.size() > 1 || Files.isDirectory(target)) {
            format.write(report, target, progress);
            return target;
        }
        return AtomicFiles.write(target, files.get(0).content(), progress);
    }
}
