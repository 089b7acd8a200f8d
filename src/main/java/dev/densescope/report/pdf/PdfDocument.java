package dev.densescope.report.pdf;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.document.Document;
import dev.densescope.report.pdf.page.Bookmarks;
import dev.densescope.report.pdf.page.Canvas;
import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.pdf.page.Line;
import dev.densescope.report.pdf.page.LineBreaker;
import dev.densescope.report.pdf.page.PageMeasures;
import dev.densescope.report.pdf.page.Paginator;
import dev.densescope.report.pdf.page.Piece;
import dev.densescope.report.pdf.page.Resources;
import dev.densescope.report.pdf.page.Tags;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A document as PDF. */
public final class PdfDocument {
    /** Composing, drawing, and saving. */
    private static final int SHARES = 3;

    private final Document document;
    private final PDDocument pdf;
    private final Resources resources;
    private final Tags tags = new Tags();
    private final Bookmarks bookmarks = new Bookmarks();

    private PdfDocument(Document document, PDDocument pdf) {
        this.document = document;
        this.pdf = pdf;
        this.resources = new Resources(pdf);
    }

    /**
     * Writes the same bytes for the same document.
     *
     * @param progress receives the progress, and may cancel
     * @throws IOException if {@code out} fails
     * @throws CancellationException if {@code progress} cancels
     */
    public static void write(Document document, OutputStream out, WriteProgress progress) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            new PdfDocument(document, pdf).write(progress);
            pdf.save(new WatchedStream(out, progress.part(2, SHARES)));
            progress.written(1);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void write(WriteProgress progress) throws IOException {
        PdfContent content = new PdfContent(document, resources.typeface(), tags, bookmarks);
        List<Piece> pieces = content.pieces(progress.part(0, SHARES));
        List<Canvas> pages = new Paginator(pdf, resources, tags).place(pieces, progress.part(1, SHARES));
        for (int i = 0; i < pages.size(); i++) {
            writeFooter(pages.get(i), i + 1, pages.size());
            pages.get(i).stream().close();
        }
        tags.finish(pdf);
        bookmarks.finish(pdf);
        new PdfMetadata(document.head(), document.program()).put(pdf);
    }

    private void writeFooter(Canvas canvas, int page, int pages) throws IOException {
        LineBreaker breaker = new LineBreaker(resources.typeface());
        double baseline = PageMeasures.PAGE_HEIGHT - PageMeasures.FOOTER;
        String number = page + " / " + pages;
        double width = breaker.width(Font.FOOTER, number);
        String subject = document.head().title() + " · " + document.head().origin();
        Line first = breaker.lines(Font.FOOTER, subject, PageMeasures.WIDTH - width - Font.FOOTER.size() * 2)
                .get(0);
        canvas.artifact(() -> {
            canvas.line(first, PageMeasures.LEFT, baseline - Font.FOOTER.leading());
            canvas.line(
                    breaker.lines(Font.FOOTER, number, PageMeasures.WIDTH).get(0),
                    PageMeasures.LEFT + PageMeasures.WIDTH - width,
                    baseline - Font.FOOTER.leading());
        });
    }
}
