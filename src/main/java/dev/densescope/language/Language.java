package dev.densescope.language;

import java.util.Locale;
import java.util.Map;

/** A language of sentences. */
public enum Language {
    ENGLISH,
    GERMAN;

    /** Loaded when the first sentence is read in German. */
    private static final class Germans {
        static final Map<String, String> CATALOGUE = Catalogue.read("de.po");
        static final KeptSentences KEPT = new KeptSentences(CATALOGUE);
    }

    /** The language of this process: that of Java's default locale. The command line is always English. */
    public static Language ofProcess() {
        String language = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
        return language.equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
    }

    /** An English sentence that was kept as text, in this language; unchanged if its pattern is not known. */
    String ofKept(String english) {
        return this == ENGLISH ? english : Germans.KEPT.translated(english);
    }

    /** The pattern in this language of an English pattern; the English one if it has not been translated. */
    String patternOf(String english) {
        return this == ENGLISH ? english : Germans.CATALOGUE.getOrDefault(english, english);
    }
}
