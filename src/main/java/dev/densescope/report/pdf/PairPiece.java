package dev.densescope.report.pdf;

import dev.densescope.report.pdf.page.Canvas;
import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.pdf.page.Line;
import dev.densescope.report.pdf.page.LineBreaker;
import dev.densescope.report.pdf.page.PageMeasures;
import dev.densescope.report.pdf.page.Piece;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/**
 * A name and what it means, side by side.
 *
 * @param column width of the names in points
 */
record PairPiece(PDStructureElement name, PDStructureElement meaning, double column) {
    private static final double GAP = 10;
    private static final double BELOW = 3;

    Piece of(LineBreaker breaker, Font font, String nameText, String meaningText) {
        List<Line> names = breaker.lines(font, nameText, column - GAP);
        List<Line> meanings = breaker.lines(Font.BODY, meaningText, PageMeasures.WIDTH - column);
        double height = Math.max(names.size() * font.leading(), meanings.size() * Font.BODY.leading()) + BELOW;
        return Piece.of(height, (canvas, top) -> {
            canvas.tagged(name, () -> write(canvas, names, PageMeasures.LEFT, top));
            canvas.tagged(meaning, () -> write(canvas, meanings, PageMeasures.LEFT + column, top));
        });
    }

    private static void write(Canvas canvas, List<Line> lines, double left, double top) throws IOException {
        double next = top;
        for (Line line : lines) {
            canvas.line(line, left, next);
            next += Font.BODY.leading();
        }
    }
}
