package dev.densescope.ui.shell;

import dev.densescope.report.format.ReportFormat;
import dev.densescope.ui.reports.ReportDialogs;
import java.nio.file.Path;
import java.util.Optional;

/** Dialogs that are given up at once. */
final class NoReportDialogs implements ReportDialogs {
    @Override
    public Optional<Path> exportTarget(ReportFormat format, String suggestedName) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> runFile() {
        return Optional.empty();
    }
}
