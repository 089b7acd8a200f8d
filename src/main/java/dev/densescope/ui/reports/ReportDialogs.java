package dev.densescope.ui.reports;

import java.nio.file.Path;
import java.util.Optional;

/** The file dialog of the Reports screen, which tests replace. FX thread only. */
@FunctionalInterface
public interface ReportDialogs {
    /** The run file to open; empty if the user cancelled. */
    Optional<Path> runFile();
}
