package dev.densescope.ui.shell.file;

import dev.densescope.ui.reports.ReportDialogs;
import dev.densescope.ui.run.form.pane.FormDialogs;

/**
 * All dialogs of the window.
 *
 * @param files about designs, and before the window closes
 * @param forms about what a run reads and writes
 * @param reports about reports and run files
 */
public record WindowDialogs(FileDialogs files, FormDialogs forms, ReportDialogs reports) {}
