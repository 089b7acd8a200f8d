package dev.densescope.report.pdf.page;

import java.util.Optional;

/**
 * A part of the document that is not divided between pages, such as a line, a row of a table or a chart.
 *
 * @param before space above it in points, which is left out at the top of a page
 * @param height in points
 * @param keepsNext whether the next piece must be on the same page
 * @param heading what is repeated above it if it begins a page, such as the headings of its table
 */
public record Piece(double before, double height, boolean keepsNext, Optional<Piece> heading, Drawn drawn) {
    public static Piece of(double height, Drawn drawn) {
        return new Piece(0, height, false, Optional.empty(), drawn);
    }

    /** Empty space, which is left out at the top of a page. */
    public static Piece space(double height) {
        return new Piece(height, 0, false, Optional.empty(), Drawn.nothing());
    }

    public Piece before(double space) {
        return new Piece(space, height, keepsNext, heading, drawn);
    }

    public Piece keepingNext() {
        return new Piece(before, height, true, heading, drawn);
    }

    public Piece under(Piece repeated) {
        return new Piece(before, height, keepsNext, Optional.of(repeated), drawn);
    }
}
