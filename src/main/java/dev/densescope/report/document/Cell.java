package dev.densescope.report.document;

import dev.densescope.quantity.QuantityText;

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
    private static final double MEBIBYTE = 1 << 20;

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

    /** A whole number with all digits. */
    public static Cell count(long count) {
        return number(QuantityText.FILES.count(count), count, "");
    }

    /** Bytes in a rounded unit, with all digits in the tooltip. */
    public static Cell bytes(long bytes) {
        return number(QuantityText.FILES.bytes(bytes), bytes, QuantityText.FILES.exactBytes(bytes));
    }

    /** Bytes rounded to MiB, without the unit, with all digits in the tooltip. */
    public static Cell mebibytes(long bytes) {
        String text = bytes == 0 ? "0" : QuantityText.FILES.significant(bytes / MEBIBYTE);
        return number(text, bytes, QuantityText.FILES.exactBytes(bytes));
    }

    /** A time in milliseconds, without the unit. */
    public static Cell millis(long nanos) {
        return number(nanos == 0 ? "0" : QuantityText.FILES.millis(nanos), nanos, "");
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
