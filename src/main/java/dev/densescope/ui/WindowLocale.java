package dev.densescope.ui;

import java.util.Locale;

/**
 * The locale for numbers in the window: separators of the user's locale, but Latin digits. The window is in English
 * or German, left to right; right-to-left digits would be mixed with Latin ones and reorder lines.
 */
public final class WindowLocale {
    private WindowLocale() {}

    /** The user's locale for formatting, with Latin digits. */
    public static Locale of(Locale users) {
        return new Locale.Builder()
                .setLocale(users.stripExtensions())
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
    }
}
