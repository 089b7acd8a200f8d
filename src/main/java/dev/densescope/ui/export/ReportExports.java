package dev.densescope.ui.export;

import dev.densescope.file.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.ReportFile;
import dev.densescope.report.format.AtomicFiles;
import dev.densescope.report.format.EarlierReports;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Exports of reports: asks for the target, then writes one file with any name, or several files into a folder. FX
 * thread only.
 *
 * @param exports writes them
 * @param dialogs asks for the target
 */
public record ReportExports(Exports exports, ExportDialogs dialogs) {
    /** A report, which may have to be read first. */
    @FunctionalInterface
    public interface Source {
        /**
         * Returns the report, on the worker.
         *
         * @param progress may cancel
         * @throws dev.densescope.problem.DenseScopeException if it cannot be read: one sentence
         */
        Report report(WriteProgress progress);
    }

    /** Exports a report. */
    public void export(Report report, ReportFormat format) {
        String fileName =
                format.hasSeveralFiles() ? "" : format.files(report).get(0).name();
        export(report.spec(), format, fileName, progress -> report);
    }

    /** Exports the report of one run, which is read on the worker. */
    public void exportRun(DenseNetSpec spec, ReportFormat format, Source run) {
        export(spec, format, format.hasSeveralFiles() ? "" : format.fileNames().get(0), run);
    }

    private void export(DenseNetSpec spec, ReportFormat format, String fileName, Source source) {
        if (!format.hasSeveralFiles()) {
            dialogs.file(format.title(), DesignFile.stem(spec) + "-" + fileName)
                    .ifPresent(file -> exports.begin(new Export(
                            file,
                            Targets.claim(file),
                            progress -> writeFile(source.report(progress), format, file, progress))));
            return;
        }
        dialogs.folder(format.title())
                .filter(folder -> mayReplace(folder, format))
                .ifPresent(folder -> exports.begin(new Export(
                        folder,
                        Targets.claim(folder.resolve(format.id())),
                        progress -> writeFolder(source.report(progress), format, folder, progress))));
    }

    private boolean mayReplace(Path folder, ReportFormat format) {
        List<String> there = new EarlierReports(folder, "")
                .taken(List.of(format)).stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .toList();
        return there.isEmpty() || dialogs.mayReplace(folder, there);
    }

    private static Optional<String> writeFile(Report report, ReportFormat format, Path file, WriteProgress progress) {
        Targets.requireFolder(file.toAbsolutePath().getParent());
        ReportFile content = format.files(report).get(0);
        AtomicFiles.write(file, content.content(), progress);
        return Optional.empty();
    }

    private static Optional<String> writeFolder(
            Report report, ReportFormat format, Path folder, WriteProgress progress) {
        Targets.requireFolder(folder);
        format.write(report, folder, progress);
        return Optional.empty();
    }
}
