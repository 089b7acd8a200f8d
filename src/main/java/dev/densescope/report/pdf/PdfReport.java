package dev.densescope.report.pdf;

import dev.densescope.file.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.content.ReportDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;

/** {@code report.pdf}: a report to print and to send. */
public final class PdfReport {
    private PdfReport() {}

    /**
     * Writes the same bytes for the same report.
     *
     * @param progress receives the progress, and may cancel
     * @throws IOException if {@code out} fails
     * @throws CancellationException if {@code progress} cancels
     */
    public static void write(Report report, OutputStream out, WriteProgress progress) throws IOException {
        PdfDocument.write(ReportDocument.of(report), out, progress);
    }
}
