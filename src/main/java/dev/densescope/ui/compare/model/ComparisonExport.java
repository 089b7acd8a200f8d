package dev.densescope.ui.compare.model;

import dev.densescope.compare.Comparison;
import dev.densescope.failure.Failures;
import dev.densescope.report.ReportException;
import dev.densescope.report.ReportFile;
import dev.densescope.report.comparison.ComparisonReport;
import dev.densescope.report.format.AtomicFiles;
import dev.densescope.report.format.ComparisonFormat;
import dev.densescope.session.EnvironmentInfo;
import dev.densescope.ui.Background;
import dev.densescope.ui.FileOpener;
import dev.densescope.ui.Messages;
import dev.densescope.ui.Notices;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Writes reports of comparisons. FX thread only; the worker writes.
 *
 * @param opener opens a written report
 * @param worker writes files
 * @param fx the JavaFX thread
 */
public record ComparisonExport(Notices notices, FileOpener opener, Clock clock, Executor worker, Executor fx) {
    /**
     * Writes a report, and tells how it ended.
     *
     * @param target a file, or a folder for formats with several files
     */
    void write(Comparison comparison, ComparisonFormat format, Path target) {
        Runnable work = () -> {
            try {
                ComparisonReport report = new ComparisonReport(
                        comparison, clock.instant(), EnvironmentInfo.current().program());
                write(report, format, target);
                fx.execute(() -> written(target));
            } catch (ReportException failed) {
                Failures.log(failed.getMessage(), failed);
                fx.execute(() -> notices.failed(failed.sentence()));
            }
        };
        new Background(worker, fx).begin(Messages.text("compare.exportFailed"), work, notices::failed);
    }

    private static void write(ComparisonReport report, ComparisonFormat format, Path target) {
        List<ReportFile> files = format.files(report);
        if (format.hasSeveralFiles()) {
            AtomicFiles.write(target, files);
        } else {
            AtomicFiles.write(target, files.get(0).content());
        }
    }

    private void written(Path target) {
        notices.done(
                Messages.text("compare.exported", String.valueOf(target.getFileName())),
                Messages.text("compare.openFile"),
                () -> opener.open(target, notices::failed));
    }
}
