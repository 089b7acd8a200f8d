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
    }

    /** The language of this process: that of Java's default locale. The command line is always English. */
    public static Language ofProcess() {
        String language = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
        return language.equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
    }

    /** The pattern in this language of an English pattern; the English one if it has not been translated. */
    String patternOf(String english) {
        return this == ENGLISH ? english : Germans.CATALOGUE.getOrDefault(english, english);
    }
}
