package dev.densescope.ui.export;

import dev.densescope.compare.Comparison;
import dev.densescope.report.ReportFile;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.session.EnvironmentInfo;
import java.time.Clock;
import java.util.List;

/**
 * Exports of compared runs: asks for the target, then writes one file with any name, or several files into a folder. FX
 * thread only.
 *
 * @param exports writes them
 * @param dialogs asks for the target
 * @param clock tells the time of creation
 */
public record ComparisonExports(Exports exports, ExportDialogs dialogs, Clock clock) {
    /** Exports a comparison. */
    public void export(Comparison comparison, ComparisonFormat format) {
        List<String> names = format.fileNames();
        new ExportTargets(exports, dialogs)
                .toFiles(
                        format.title(),
                        "comparison-" + format.id(),
                        names,
                        names.get(0),
                        () -> files(comparison, format));
    }

    private List<ReportFile> files(Comparison comparison, ComparisonFormat format) {
        String program = EnvironmentInfo.current().program();
        return format.files(new ComparisonReport(comparison, clock.instant(), program));
    }
}
