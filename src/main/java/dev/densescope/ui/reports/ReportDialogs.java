package dev.densescope.ui.reports;

import dev.densescope.report.format.ReportFormat;
import java.nio.file.Path;
import java.util.Optional;

/** What the user is asked about files; a test double answers at once. FX thread only. */
public interface ReportDialogs {
    /** Where to write a report; empty if the user thought better of it. A folder for formats of several files. */
    Optional<Path> exportTarget(ReportFormat format, String suggestedName);

    /** A run file to open; empty if the user thought better of it. */
    Optional<Path> runFile();
}
