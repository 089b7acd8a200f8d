package dev.densescope.report.html;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.content.ReportDocument;
import dev.densescope.report.document.Document;
import dev.densescope.report.json.JsonReport;
import java.util.concurrent.CancellationException;

/** {@code report.html}: the whole report on one self-contained page. */
public final class HtmlReport {
    /** Content, data and the page itself. */
    private static final int SHARES = 3;

    private HtmlReport() {}

    /** The page of a report. */
    public static String text(Report report) {
        return text(report, WriteProgress.NONE);
    }

    /**
     * The page of a report.
     *
     * @param progress receives the progress, and may cancel
     * @throws CancellationException if {@code progress} cancels
     */
    public static String text(Report report, WriteProgress progress) {
        Document document = ReportDocument.of(report, progress.part(0, SHARES));
        String data = JsonReport.compact(report, progress.part(1, SHARES));
        return HtmlPage.text(document, data, progress.part(2, SHARES));
    }
}
