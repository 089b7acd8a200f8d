package dev.densescope.report.markdown;

import dev.densescope.report.Report;
import dev.densescope.report.content.ReportDocument;

/** {@code report.md}: a report for a comment on GitHub. */
public final class MarkdownReport {
    private MarkdownReport() {}

    /** The text of a report. */
    public static String text(Report report) {
        return MarkdownPage.text(ReportDocument.of(report));
    }
}
