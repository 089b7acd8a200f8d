package dev.densescope.ui.reports;

import dev.densescope.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.Optional;

/** The file dialogs of the Reports screen, which tests replace. FX thread only. */
public interface ReportDialogs {
    /**
     * The target of a report, a folder for formats with several files; empty if the user cancelled.
     *
     * @param suggestedName file name with extension
     */
    Optional<Path> exportTarget(ReportFormat format, String suggestedName);

    /** The run file to open; empty if the user cancelled. */
    Optional<Path> runFile();
}
