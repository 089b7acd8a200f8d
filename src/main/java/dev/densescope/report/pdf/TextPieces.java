package dev.densescope.report.pdf;

import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.pdf.page.Line;
import dev.densescope.report.pdf.page.LineBreaker;
import dev.densescope.report.pdf.page.Piece;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/**
 * Paragraphs as pieces, one for each line.
 *
 * @param element of the structure that the text belongs to
 * @param left edge in points
 * @param width in points
 */
record TextPieces(LineBreaker breaker, PDStructureElement element, double left, double width) {
    /** The lines of a text in one font. */
    List<Piece> of(Font font, String text) {
        return of(List.of(new LineBreaker.Text(font, text)), font.leading());
    }

    /** The lines of texts in a row. */
    List<Piece> of(List<LineBreaker.Text> texts, double leading) {
        List<Piece> pieces = new ArrayList<>();
        for (Line line : breaker.lines(texts, width)) {
            pieces.add(Piece.of(leading, (canvas, top) -> canvas.tagged(element, () -> canvas.line(line, left, top))));
        }
        return pieces;
    }

    /** The same pieces on one page with the next one. */
    static List<Piece> keepingNext(List<Piece> pieces) {
        return pieces.stream().map(Piece::keepingNext).toList();
    }

    /** The same pieces, the first with space above. */
    static List<Piece> before(double space, List<Piece> pieces) {
        List<Piece> spaced = new ArrayList<>(pieces);
        spaced.set(0, pieces.get(0).before(space));
        return spaced;
    }
}
