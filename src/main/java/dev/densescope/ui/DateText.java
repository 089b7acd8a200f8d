package dev.densescope.ui;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates in the language of the window, in the local form. */
public final class DateText {
    private DateText() {}

    /** Such as {@code 30 Nov 2026}. */
    public static DateTimeFormatter day() {
        return formatter(Messages.text("date.day"));
    }

    /** Such as {@code 30 Nov 2026, 14:30}. */
    public static DateTimeFormatter dayAndMinute() {
        return formatter(Messages.text("date.dayAndMinute"));
    }

    /** For lists: the day and the minute of this year, such as {@code 30 Nov 14:30}, or the day of an earlier one. */
    public static String inList(Instant at, ZonedDateTime now) {
        ZonedDateTime local = at.atZone(now.getZone());
        return (local.getYear() == now.getYear() ? formatter(Messages.text("date.minute")) : day()).format(local);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.getDefault(Locale.Category.DISPLAY));
    }
}
