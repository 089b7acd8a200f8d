package dev.densescope.ui.shell.file;

import dev.densescope.ui.compare.model.CompareDialogs;
import dev.densescope.ui.export.ExportDialogs;
import dev.densescope.ui.reports.ReportDialogs;
import dev.densescope.ui.run.form.pane.FormDialogs;

/**
 * All dialogs of the window.
 *
 * @param files for design files, and before the window closes
 * @param forms for the input and output files of a run
 * @param reports for run files
 * @param exports for exports
 * @param compare for files to compare
 */
public record WindowDialogs(
        FileDialogs files, FormDialogs forms, ReportDialogs reports, ExportDialogs exports, CompareDialogs compare) {}
