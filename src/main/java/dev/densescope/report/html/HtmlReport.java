package dev.densescope.report.html;

import dev.densescope.report.Report;
import dev.densescope.report.content.ReportDocument;
import dev.densescope.report.json.JsonReport;

/** {@code report.html}: the whole report on one self-contained page. */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page of a report. */
    public static String text(Report report) {
        return HtmlPage.text(ReportDocument.of(report), JsonReport.compact(report));
    }
}
