package dev.densescope.report.pdf;

import dev.densescope.report.document.LegendKey;
import dev.densescope.report.drawing.Drawing;
import dev.densescope.report.drawing.Picture;
import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.pdf.page.Line;
import dev.densescope.report.pdf.page.LineBreaker;
import dev.densescope.report.pdf.page.PageMeasures;
import dev.densescope.report.pdf.page.PicturePainter;
import dev.densescope.report.pdf.page.Piece;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/**
 * Legends as pieces, one for each row.
 *
 * @param element of the structure that the labels belong to
 */
record LegendPieces(LineBreaker breaker, PDStructureElement element) {
    private static final double HEIGHT = 13;
    private static final double SQUARE = 7;
    private static final double STROKE = 13;
    private static final double GAP = 4;
    private static final double BETWEEN = 12;

    /** A key at its place in a row. */
    private record Placed(LegendKey key, Line label, double x) {
        double mark() {
            return key.isLine() ? STROKE : SQUARE;
        }
    }

    List<Piece> of(List<LegendKey> keys) {
        List<Piece> pieces = new ArrayList<>();
        List<Placed> row = new ArrayList<>();
        double x = 0;
        for (LegendKey key : keys) {
            double mark = key.isLine() ? STROKE : SQUARE;
            Line label = breaker.lines(Font.NOTE, key.label(), PageMeasures.WIDTH - STROKE - GAP)
                    .get(0);
            double width = mark + GAP + label.width();
            if (x > 0 && x + width > PageMeasures.WIDTH) {
                pieces.add(piece(List.copyOf(row)));
                row.clear();
                x = 0;
            }
            row.add(new Placed(key, label, x));
            x += width + BETWEEN;
        }
        pieces.add(piece(row));
        return TextPieces.keepingNext(pieces);
    }

    private Piece piece(List<Placed> row) {
        List<Placed> keys = List.copyOf(row);
        return Piece.of(HEIGHT, (canvas, top) -> {
            canvas.artifact(() -> keys.forEach(key -> {
                double left = PageMeasures.LEFT + key.x();
                new PicturePainter(canvas, left, top + (HEIGHT - SQUARE) / 2, 1).paint(mark(key));
            }));
            canvas.tagged(element, () -> {
                for (Placed key : keys) {
                    canvas.line(key.label(), PageMeasures.LEFT + key.x() + key.mark() + GAP, top + 1);
                }
            });
        });
    }

    private static Picture mark(Placed placed) {
        Drawing drawing = new Drawing(STROKE, SQUARE, "");
        if (placed.key().isLine()) {
            drawing.line(placed.key().style(), 0, SQUARE / 2, STROKE, SQUARE / 2);
        } else {
            drawing.rectangle(placed.key().style(), 0, 0, SQUARE, SQUARE);
        }
        return drawing.finish();
    }
}
