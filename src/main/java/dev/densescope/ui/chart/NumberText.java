package dev.densescope.ui.chart;

import java.util.Locale;

/** Tick labels: plain numbers with as many decimals as tell them apart. */
public final class NumberText {
    private static final int MOST_DECIMALS = 6;

    private NumberText() {}

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
