package dev.densescope.report.pdf.page;

import dev.densescope.file.write.WriteProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Places pieces on pages, from top to bottom. Confined to one thread. */
public final class Paginator {
    private static final double ROUNDING = 0.01;

    private final PDDocument pdf;
    private final Resources resources;
    private final Tags tags;
    private final List<Canvas> pages = new ArrayList<>();
    private double top;

    public Paginator(PDDocument pdf, Resources resources, Tags tags) {
        this.pdf = pdf;
        this.resources = resources;
        this.tags = tags;
    }

    /**
     * Draws all pieces; returns the pages, whose streams are open.
     *
     * @param progress receives the part of the pieces that is drawn
     */
    public List<Canvas> place(List<Piece> pieces, WriteProgress progress) throws IOException {
        newPage();
        int next = 0;
        while (next < pieces.size()) {
            progress.written((double) next / pieces.size());
            int end = endOfGroup(pieces, next);
            if (!fits(height(pieces.subList(next, end)))) {
                newPage();
            }
            for (; next < end; next++) {
                place(pieces.get(next));
            }
        }
        return List.copyOf(pages);
    }

    private void place(Piece piece) throws IOException {
        if (!isAtTop() && !fits(piece.before() + piece.height())) {
            newPage();
        }
        if (isAtTop() && piece.heading().isPresent()) {
            Piece heading = piece.heading().get();
            heading.drawn().on(canvas(), top);
            top += heading.height();
        }
        top += isAtTop() ? 0 : piece.before();
        piece.drawn().on(canvas(), top);
        top += piece.height();
    }

    /** After the pieces that must be on the page of their next. */
    private static int endOfGroup(List<Piece> pieces, int start) {
        int end = start;
        while (end < pieces.size() - 1 && pieces.get(end).keepsNext()) {
            end++;
        }
        return end + 1;
    }

    private static double height(List<Piece> group) {
        return group.stream()
                .mapToDouble(piece -> piece.before() + piece.height())
                .sum();
    }

    private boolean fits(double height) {
        return isAtTop() || top + height <= PageMeasures.PAGE_HEIGHT - PageMeasures.BOTTOM + ROUNDING;
    }

    private boolean isAtTop() {
        return top <= PageMeasures.TOP;
    }

    private Canvas canvas() {
        return pages.get(pages.size() - 1);
    }

    private void newPage() throws IOException {
        PDPage page = new PDPage(new PDRectangle((float) PageMeasures.PAGE_WIDTH, (float) PageMeasures.PAGE_HEIGHT));
        pdf.addPage(page);
        pages.add(new Canvas(page, new PDPageContentStream(pdf, page), resources, tags));
        top = PageMeasures.TOP;
    }
}
