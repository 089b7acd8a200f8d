package dev.densescope.report.document;

/**
 * A cell of a table.
 *
 * @param text of the cell
 * @param note a muted line below it; may be empty
 * @param title tooltip; may be empty
 * @param sortValue used for sorting; empty to use the text
 * @param tone how it is shown
 */
public record Cell(String text, String note, String title, String sortValue, Tone tone) {
    /** How a cell is shown. */
    public enum Tone {
        PLAIN,
        STRONG,
        MUTED,
        GOOD,
        BAD,
        /** A number that is zero. */
        ZERO
    }

    public static Cell of(String text) {
        return new Cell(text, "", "", "", Tone.PLAIN);
    }

    /** A number whose text has a unit or is rounded. */
    public static Cell number(String text, long exact, String title) {
        return new Cell(text, "", title, Long.toString(exact), exact == 0 ? Tone.ZERO : Tone.PLAIN);
    }

    public Cell withNote(String newNote) {
        return new Cell(text, newNote, title, sortValue, tone);
    }

    public Cell withTitle(String newTitle) {
        return new Cell(text, note, newTitle, sortValue, tone);
    }

    public Cell in(Tone newTone) {
        return new Cell(text, note, title, sortValue, newTone);
    }
}
