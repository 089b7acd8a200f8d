package dev.densescope.ui;

import java.util.Locale;

/**
 * How the window writes numbers, whatever the user's locale: with its separators, but in Latin digits. The window is in
 * English and runs from left to right, where other digits would stand beside Latin ones and turn lines about.
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
