package dev.densescope.ui;

import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates in the language of the window, in the local form. */
public final class DateText {
    private DateText() {}

    /** Such as {@code 30 Nov 2026}. */
    public static DateTimeFormatter day() {
        return formatter(Messages.text("date.day"));
    }

    /** The day of this year and the minute, such as {@code 30 Nov 14:30}. */
    public static DateTimeFormatter minute() {
        return formatter(Messages.text("date.minute"));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.getDefault(Locale.Category.DISPLAY));
    }
}
