package dev.densescope.report.pdf;

import dev.densescope.report.Report;
import dev.densescope.report.content.ReportDocument;
import java.io.IOException;
import java.io.OutputStream;

/** {@code report.pdf}: a report to print and to send. */
public final class PdfReport {
    private PdfReport() {}

    /**
     * Writes the same bytes for the same report.
     *
     * @throws IOException if {@code out} fails
     */
    public static void write(Report report, OutputStream out) throws IOException {
        PdfDocument.write(ReportDocument.of(report), out);
    }
}
