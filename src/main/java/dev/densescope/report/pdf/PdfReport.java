package dev.densescope.report.pdf;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.Report;
import dev.densescope.report.content.ReportDocument;
import dev.densescope.report.document.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;

/** {@code report.pdf}: a report to print and to send. */
public final class PdfReport {
    /** Composing the content is one of two shares of the work, writing it the other. */
    private static final int SHARES = 2;

    private PdfReport() {}

    /**
     * Writes the same bytes for the same report.
     *
     * @param progress receives the progress, and may cancel
     * @throws IOException if {@code out} fails
     * @throws CancellationException if {@code progress} cancels
     */
    public static void write(Report report, OutputStream out, WriteProgress progress) throws IOException {
        Document document = ReportDocument.of(report, progress.part(0, SHARES));
        PdfDocument.write(document, out, progress.part(1, SHARES));
    }
}
