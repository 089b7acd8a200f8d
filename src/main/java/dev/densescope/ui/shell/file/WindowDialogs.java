package dev.densescope.ui.shell.file;

import dev.densescope.ui.reports.ReportDialogs;
import dev.densescope.ui.run.form.pane.FormDialogs;

/**
 * All dialogs of the window.
 *
 * @param files for design files, and before the window closes
 * @param forms for the input and output files of a run
 * @param reports for reports and run files
 */
public record WindowDialogs(FileDialogs files, FormDialogs forms, ReportDialogs reports) {}
