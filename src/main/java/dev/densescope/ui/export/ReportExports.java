package dev.densescope.ui.export;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.language.Text;
import dev.densescope.quantity.QuantityText;
import dev.densescope.report.Report;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
import dev.densescope.report.format.EarlierReports;
import dev.densescope.report.format.PlanFormat;
import dev.densescope.report.format.ReportFormat;
import dev.densescope.report.plan.PlanReport;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Exports of reports: asks for the target, then writes one file with any name, or several files into a folder. FX
 * thread only.
 *
 * @param exports writes them
 * @param dialogs asks for the target
 */
public record ReportExports(Exports exports, ExportDialogs dialogs) {
    /** The report of a run that has to be read first. */
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

    /** Exports a report of runs, for readers of files also if it was read in the window. */
    public void export(Report report, ReportFormat format) {
        Report ofFiles = report.readWith(QuantityText.FILES);
        String fileName = format.hasSeveralFiles() ? "" : fileName(ofFiles, format);
        exportRuns(report.spec(), format, fileName, progress -> ofFiles);
    }

    private static String fileName(Report report, ReportFormat format) {
        return format.files(report).stream()
                .map(ReportFile::name)
                .findFirst()
                .orElseGet(() -> format.fileNames().get(0));
    }

    /** Exports the report of one run, which is read on the worker. */
    public void exportRun(DenseNetSpec spec, ReportFormat format, Source run) {
        String fileName = format.hasSeveralFiles() ? "" : format.fileNames().get(0);
        exportRuns(spec, format, fileName, run);
    }

    /** Exports a report of plans, which is composed on the worker. */
    public void exportPlan(DenseNetSpec spec, PlanFormat format, Supplier<PlanReport> report) {
        List<String> names = format.fileNames();
        targets()
                .toFiles(
                        format.title(),
                        "plan-" + format.id(),
                        names,
                        DesignFile.stem(spec) + "-" + names.get(0),
                        () -> format.files(report.get()));
    }

    private void exportRuns(DenseNetSpec spec, ReportFormat format, String fileName, Source source) {
        if (format.hasSeveralFiles()) {
            targets()
                    .toFolder(
                            format.told().inThisProcess(),
                            format.id(),
                            folder -> new EarlierReports(folder, "").taken(List.of(format)),
                            (folder, progress) -> format.write(source.report(progress), folder, progress));
        } else {
            targets()
                    .toFile(
                            format.told().inThisProcess(),
                            DesignFile.stem(spec) + "-" + fileName,
                            progress -> composed(source.report(progress), format));
        }
    }

    /** @throws ReportException if there is nothing to write: why */
    private static ExportTargets.Composed composed(Report report, ReportFormat format) {
        Optional<Text> leftOut = format.leftOut(report);
        return format.files(report).stream()
                .findFirst()
                .map(file -> new ExportTargets.Composed(file, leftOut.map(Text::inThisProcess)))
                .orElseThrow(() -> new ReportException(leftOut.orElseThrow()));
    }

    private ExportTargets targets() {
        return new ExportTargets(exports, dialogs);
    }
}
