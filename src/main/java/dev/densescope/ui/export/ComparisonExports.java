package dev.densescope.ui.export;

import dev.densescope.compare.Comparison;
import dev.densescope.report.ReportFile;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.format.AtomicFiles;
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
        ExportTargets targets = new ExportTargets(exports, dialogs);
        List<String> names = format.fileNames();
        if (format.hasSeveralFiles()) {
            targets.toFolder(
                    format.title(),
                    "comparison-" + format.id(),
                    folder -> ExportTargets.taken(folder, names),
                    (folder, progress) -> AtomicFiles.write(folder, files(comparison, format), progress));
        } else {
            targets.toFile(
                    format.title(),
                    names.get(0),
                    progress -> files(comparison, format).get(0));
        }
    }

    private List<ReportFile> files(Comparison comparison, ComparisonFormat format) {
        String program = EnvironmentInfo.current().program();
        return format.files(new ComparisonReport(comparison, clock.instant(), program));
    }
}
