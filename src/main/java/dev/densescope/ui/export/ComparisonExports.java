package dev.densescope.ui.export;

import dev.densescope.compare.Comparison;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.session.EnvironmentInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        ExportTargets targets = new ExportTargets(exports, dialogs);
        if (format.hasSeveralFiles()) {
            targets.toFolder(
                    format.title(),
                    "comparison-" + format.id(),
                    folder -> ExportTargets.taken(folder, names),
                    (folder, progress) -> ComparisonFormat.write(Set.of(format), report(comparison), folder, progress));
        } else {
            targets.toFile(
                    format.title(),
                    names.get(0),
                    progress -> new ExportTargets.Composed(
                            format.files(report(comparison)).get(0), Optional.empty()));
        }
    }

    private ComparisonReport report(Comparison comparison) {
        return new ComparisonReport(
                comparison, clock.instant(), EnvironmentInfo.current().program());
    }
}
