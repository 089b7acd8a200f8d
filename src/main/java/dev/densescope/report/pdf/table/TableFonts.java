package dev.densescope.report.pdf.table;

import dev.densescope.report.document.Cell;
import dev.densescope.report.drawing.Ink;
import dev.densescope.report.pdf.page.Font;
import dev.densescope.report.typeface.Face;

/**
 * The fonts and gaps of a table of one size.
 *
 * @param size of the cells' letters in points
 * @param gap between columns in points
 */
record TableFonts(double size, double gap) {
    private static final double LEADING = 1.4;
    private static final double NOTE = 0.85;

    Font cell(Cell.Tone tone) {
        return switch (tone) {
            case PLAIN -> font(Face.REGULAR, size, Ink.TEXT);
            case STRONG -> font(Face.SEMIBOLD, size, Ink.TEXT);
            case MUTED, ZERO -> font(Face.REGULAR, size, Ink.MUTED);
            case GOOD -> font(Face.SEMIBOLD, size, Ink.GOOD);
            case BAD -> font(Face.SEMIBOLD, size, Ink.BAD);
        };
    }

    Font note() {
        return font(Face.REGULAR, size * NOTE, Ink.MUTED);
    }

    Font heading() {
        return font(Face.MEDIUM, size * 0.95, Ink.MUTED);
    }

    Font total() {
        return font(Face.SEMIBOLD, size, Ink.TEXT);
    }

    /** Space above and below the text of a row. */
    double padding() {
        return size * 0.35;
    }

    private static Font font(Face face, double size, Ink ink) {
        return new Font(face, size, size * LEADING, ink);
    }
}
