package dev.densescope.report.analysis.finding;

/**
 * A conclusion from the numbers of a report.
 *
 * @param kind good, neutral or bad
 * @param statement one sentence in plain language
 * @param evidence the numbers that support it
 * @param action what to do
 */
public record Finding(Kind kind, String statement, String evidence, String action) {
    public Finding {
        if (statement.isBlank() || evidence.isBlank() || action.isBlank()) {
            throw new IllegalArgumentException("a finding must have statement, evidence and action: " + statement);
        }
    }

    /** The kind of a finding. */
    public enum Kind {
        GOOD,
        NOTE,
        BAD
    }

    /** A good finding. */
    public static Finding good(String statement, String evidence, String action) {
        return new Finding(Kind.GOOD, statement, evidence, action);
    }

    /** A neutral finding. */
    public static Finding note(String statement, String evidence, String action) {
        return new Finding(Kind.NOTE, statement, evidence, action);
    }

    static Finding bad(String statement, String evidence, String action) {
        return new Finding(Kind.BAD, statement, evidence, action);
    }
}
