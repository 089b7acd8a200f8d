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
            case SYSTEM -> isOfSameLanguage(users, Locale.GERMAN) ? Locale.GERMANY : Locale.US;
            case ENGLISH -> Locale.US;
            case GERMAN -> Locale.GERMANY;
        };
    }

    /**
     * The locale of numbers and dates. It is the user's, unless a language is chosen that neither the texts nor the
     * numbers of the user's system have: numbers of one language in texts of another are misread, such as 2,014 in
     * German.
     *
     * @param texts the user's locale for texts
     * @param numbers the user's locale for numbers
     */
    public Locale numbers(Locale texts, Locale numbers) {
        Locale chosen = locale(texts);
        return this == SYSTEM || isOfSameLanguage(chosen, texts) || isOfSameLanguage(chosen, numbers)
                ? numbers
                : chosen;
    }

    private static boolean isOfSameLanguage(Locale one, Locale other) {
        return one.getLanguage().equals(other.getLanguage());
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
