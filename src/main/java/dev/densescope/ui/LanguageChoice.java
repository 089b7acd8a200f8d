package dev.densescope.ui;

import java.util.Locale;

/** The language of the window that the user selects. It applies from the next start. */
public enum LanguageChoice {
    /** The user's language, if the window speaks it; otherwise English. */
    SYSTEM,
    ENGLISH,
    GERMAN;

    /** The locale of the texts for a user of the given locale. */
    public Locale locale(Locale users) {
        return switch (this) {
            case SYSTEM -> users.getLanguage().equals(Locale.GERMAN.getLanguage()) ? Locale.GERMANY : Locale.US;
            case ENGLISH -> Locale.US;
            case GERMAN -> Locale.GERMANY;
        };
    }

    /** The choice of a name; {@link #SYSTEM} for any other text. */
    public static LanguageChoice of(String name) {
        for (LanguageChoice choice : values()) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        return SYSTEM;
    }
}
