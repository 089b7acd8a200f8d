package dev.densescope.ui.chart;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of charts and of their tables. */
public final class NumberText {
    private static final int MOST_DECIMALS = 6;
    private static final Pattern LARGE = Pattern.compile("-?[0-9]{4,18}");

    private NumberText() {}

    /** A whole number of four digits or more with its thousands set apart; any other text as it is. */
    static String grouped(String plain, Locale locale) {
        return LARGE.matcher(plain).matches() ? String.format(locale, "%,d", Long.parseLong(plain)) : plain;
    }

    /** A tick of an axis whose ticks are {@code step} apart. */
    public static String tick(double value, double step, Locale locale) {
        int decimals = 0;
        double scaled = step;
        while (decimals < MOST_DECIMALS && Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
            scaled *= 10;
            decimals++;
        }
        return String.format(locale, "%,." + decimals + "f", value);
    }
}
