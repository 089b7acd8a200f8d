package dev.densescope.ui.export;

import dev.densescope.compare.Comparison;
import dev.densescope.file.WriteProgress;
import dev.densescope.report.ReportFile;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.format.AtomicFiles;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.session.EnvironmentInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
        if (!format.hasSeveralFiles()) {
            dialogs.file(format.title(), format.fileNames().get(0))
                    .ifPresent(file -> exports.begin(new Export(
                            file, Targets.claim(file), progress -> writeFile(comparison, format, file, progress))));
            return;
        }
        dialogs.folder(format.title())
                .filter(folder -> mayReplace(folder, format))
                .ifPresent(folder -> exports.begin(new Export(
                        folder,
                        Targets.claim(folder.resolve(format.fileNames().get(0))),
                        progress -> writeFolder(comparison, format, folder, progress))));
    }

    private boolean mayReplace(Path folder, ComparisonFormat format) {
        List<String> there = format.fileNames().stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        return there.isEmpty() || dialogs.mayReplace(folder, there);
    }

    private Optional<String> writeFile(
            Comparison comparison, ComparisonFormat format, Path file, WriteProgress progress) {
        Targets.requireFolder(file.toAbsolutePath().getParent());
        AtomicFiles.write(file, files(comparison, format).get(0).content(), progress);
        return Optional.empty();
    }

    private Optional<String> writeFolder(
            Comparison comparison, ComparisonFormat format, Path folder, WriteProgress progress) {
        Targets.requireFolder(folder);
        AtomicFiles.write(folder, files(comparison, format), progress);
        return Optional.empty();
    }

    private List<ReportFile> files(Comparison comparison, ComparisonFormat format) {
        String program = EnvironmentInfo.current().program();
        return format.files(new ComparisonReport(comparison, clock.instant(), program));
    }
}
