package dev.densescope.report.markdown;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.content.ReportDocument;
import java.util.concurrent.CancellationException;

/** {@code report.md}: a report for a comment on GitHub. */
public final class MarkdownReport {
    private MarkdownReport() {}

    /** The text of a report. */
    public static String text(Report report) {
        return text(report, WriteProgress.NONE);
    }

    /**
     * The text of a report.
     *
     * @param progress receives the progress, and may cancel
     * @throws CancellationException if {@code progress} cancels
     */
    public static String text(Report report, WriteProgress progress) {
        return MarkdownPage.text(ReportDocument.of(report, progress));
    }
}
