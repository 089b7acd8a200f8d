package dev.densescope.report.analysis;

import java.util.Optional;

/**
 * A conclusion from the numbers of a report.
 *
 * @param kind whether it is good, worth knowing or bad news
 * @param statement one sentence in plain language
 * @param evidence the numbers it rests on
 * @param action advice
 */
public record Finding(Kind kind, String statement, String evidence, Optional<String> action) {
    /** What a finding means for the reader. */
    public enum Kind {
        GOOD,
        NOTE,
        BAD
    }

    static Finding good(String statement, String evidence) {
        return new Finding(Kind.GOOD, statement, evidence, Optional.empty());
    }

    static Finding note(String statement, String evidence) {
        return new Finding(Kind.NOTE, statement, evidence, Optional.empty());
    }

    static Finding note(String statement, String evidence, String action) {
        return new Finding(Kind.NOTE, statement, evidence, Optional.of(action));
    }

    static Finding bad(String statement, String evidence, String action) {
        return new Finding(Kind.BAD, statement, evidence, Optional.of(action));
    }
}
