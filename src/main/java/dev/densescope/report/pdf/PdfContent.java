package dev.densescope.report.pdf;

import dev.densescope.file.write.WriteProgress;
import dev.densescope.report.document.Block;
import dev.densescope.report.document.Document;
import dev.densescope.report.document.Figure;
import dev.densescope.report.pdf.page.Bookmarks;
import dev.densescope.report.pdf.page.Drawn;
import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.pdf.page.LineBreaker;
import dev.densescope.report.pdf.page.PageMeasures;
import dev.densescope.report.pdf.page.Piece;
import dev.densescope.report.pdf.page.Tags;
import dev.densescope.report.typeface.Typeface;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** The pieces of a document in the order of reading. Long tables that pages may hide are in an appendix. */
final class PdfContent {
    private static final double BEFORE_SECTION = 34;
    private static final double AFTER_RULE = 14;

    private final Document document;
    private final LineBreaker breaker;
    private final Tags tags;
    private final Bookmarks bookmarks;
    private final List<Piece> pieces = new ArrayList<>();

    PdfContent(Document document, Typeface typeface, Tags tags, Bookmarks bookmarks) {
        this.document = document;
        this.breaker = new LineBreaker(typeface);
        this.tags = tags;
        this.bookmarks = bookmarks;
    }

    /**
     * Composes all pieces.
     *
     * @param progress receives the progress, and may cancel
     * @throws CancellationException if {@code progress} cancels
     */
    List<Piece> pieces(WriteProgress progress) {
        addHead();
        List<Block.Details> appendix = new ArrayList<>();
        int parts = document.sections().size() + 1; // and the appendix
        int done = 0;
        for (Document.Section section : document.sections()) {
            PDStructureElement part = addHeading(section.heading());
            addText("P", part, Font.LEAD, section.lead(), 0);
            PdfBlocks blocks = new PdfBlocks(breaker, tags, bookmarks, part);
            for (Block block : section.blocks()) {
                progress.written((double) done / parts);
                block.write(blocks);
            }
            pieces.addAll(blocks.pieces());
            appendix.addAll(blocks.appended());
            done++;
        }
        if (!appendix.isEmpty()) {
            addAppendix(appendix, progress.part(done, parts));
        }
        return List.copyOf(pieces);
    }

    private void addHead() {
        Document.Head head = document.head();
        PDStructureElement part = tags.add("Sect", tags.document());
        addText("P", part, Font.ORIGIN, head.origin(), 0);
        addText("H1", part, Font.TITLE, head.title(), 2);
        addText("P", part, Font.SUBTITLE, head.subtitle(), 4);
        addText("P", part, Font.SUMMARY, head.summary(), 14);
        PdfBlocks blocks = new PdfBlocks(breaker, tags, bookmarks, part);
        pieces.add(Piece.space(14));
        for (Figure figure : head.overview()) {
            figure.write(blocks);
            figure.legends().forEach(keys -> blocks.legend(new Block.Legend(keys)));
        }
        pieces.addAll(blocks.pieces());
    }

    private PDStructureElement addHeading(String heading) {
        PDStructureElement part = tags.add("Sect", tags.document());
        List<Piece> lines = new TextPieces(breaker, tags.add("H2", part), PageMeasures.LEFT, PageMeasures.WIDTH)
                .of(Font.SECTION, heading);
        Piece first = lines.get(0);
        pieces.add(new Piece(BEFORE_SECTION, first.height(), true, first.heading(), (canvas, top) -> {
            if (top > PageMeasures.TOP) {
                canvas.artifact(() -> canvas.rule(PageMeasures.LEFT, top - AFTER_RULE, PageMeasures.WIDTH));
            }
            bookmarks.addSection(heading, canvas, top);
            first.drawn().on(canvas, top);
        }));
        pieces.addAll(TextPieces.keepingNext(lines.subList(1, lines.size())));
        pieces.add(Piece.of(3, Drawn.nothing()).keepingNext());
        return part;
    }

    private void addText(String type, PDStructureElement part, Font font, String text, double before) {
        if (!text.isEmpty()) {
            List<Piece> lines =
                    new TextPieces(breaker, tags.add(type, part), PageMeasures.LEFT, PageMeasures.WIDTH).of(font, text);
            pieces.addAll(TextPieces.keepingNext(TextPieces.before(before, lines)));
        }
    }

    private void addAppendix(List<Block.Details> appendix, WriteProgress progress) {
        PDStructureElement part = addHeading("Appendix");
        PdfBlocks blocks = new PdfBlocks(breaker, tags, bookmarks, part);
        for (int i = 0; i < appendix.size(); i++) {
            progress.written((double) i / appendix.size());
            blocks.writeAppended(appendix.get(i));
        }
        pieces.addAll(blocks.pieces());
    }
}
