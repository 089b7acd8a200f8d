package dev.densescope.compare.text;

/**
 * A cell of the table of runs.
 *
 * @param text what is shown, such as {@code 625 MiB}
 * @param note more, such as the quartiles; may be empty
 * @param exact the value with all its digits, such as {@code 655,360,000 bytes}; may be empty
 * @param kind how it is meant
 */
public record FigureText(String text, String note, String exact, Kind kind) {
    /** The text of an unknown value. */
    public static final String UNKNOWN = "–";

    /** How a cell is meant. */
    public enum Kind {
        PLAIN,
        GOOD,
        BAD
    }

    static FigureText of(String text) {
        return new FigureText(text, "", "", Kind.PLAIN);
    }

    static FigureText unknown(String why) {
        return of(UNKNOWN).withNote(why);
    }

    FigureText withNote(String newNote) {
        return new FigureText(text, newNote, exact, kind);
    }

    FigureText withExact(String newExact) {
        return new FigureText(text, note, newExact, kind);
    }

    FigureText meant(Kind newKind) {
        return new FigureText(text, note, exact, newKind);
    }

    /** Whether the value is unknown. */
    public boolean isUnknown() {
        return text.equals(UNKNOWN);
    }

    /** Text and note in one line. */
    public String line() {
        return note.isEmpty() ? text : "%s, %s".formatted(text, note);
    }
}
