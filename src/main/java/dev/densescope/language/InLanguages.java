package dev.densescope.language;

/** An argument of a {@link Text} that reads differently in each language. Immutable. */
@FunctionalInterface
public interface InLanguages {
    /** How it reads in a language. */
    String in(Language language);
}
