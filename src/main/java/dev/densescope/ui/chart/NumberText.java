package dev.densescope.ui.chart;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of charts and of their tables. */
public final class NumberText {
    private static final Pattern LARGE = Pattern.compile("-?[0-9]{4,18}");

    private NumberText() {}

    /** A whole number of four digits or more with its thousands set apart; any other text as it is. */
    static String grouped(String plain, Locale locale) {
        return LARGE.matcher(plain).matches() ? String.format(locale, "%,d", Long.parseLong(plain)) : plain;
    }
}
