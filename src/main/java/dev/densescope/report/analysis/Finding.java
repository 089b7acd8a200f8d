package dev.densescope.report.analysis;

import java.util.Optional;

/**
 * A conclusion from the numbers of a report.
 *
 * @param kind good, neutral or bad
 * @param statement one sentence in plain language
 * @param evidence the numbers that support it
 * @param action advice
 */
public record Finding(Kind kind, String statement, String evidence, Optional<String> action) {
    /** The kind of a finding. */
    public enum Kind {
        GOOD,
        NOTE,
        BAD
    }

    static Finding good(String statement, String evidence) {
        return new Finding(Kind.GOOD, statement, evidence, Optional.empty());
    }

    /** A good finding with advice. */
    public static Finding good(String statement, String evidence, String action) {
        return new Finding(Kind.GOOD, statement, evidence, Optional.of(action));
    }

    static Finding note(String statement, String evidence) {
        return new Finding(Kind.NOTE, statement, evidence, Optional.empty());
    }

    /** A neutral finding with advice. */
    public static Finding note(String statement, String evidence, String action) {
        return new Finding(Kind.NOTE, statement, evidence, Optional.of(action));
    }

    static Finding bad(String statement, String evidence, String action) {
        return new Finding(Kind.BAD, statement, evidence, Optional.of(action));
    }
}
