package dev.densescope.quantity;

import java.util.Locale;

/** Bytes in binary units. */
final class ByteText {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private ByteText() {}

    /** Formats bytes with three or four significant digits, a space and a unit; files have no grouping. */
    static String of(long bytes, Locale locale) {
        if (bytes == Long.MIN_VALUE) {
            return of(bytes + 1, locale);
        }
        if (bytes < 0) {
            return "-" + of(-bytes, locale);
        }
        int unit = 0;
        double value = bytes;
        while (value >= 1023.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String whole = locale.equals(Locale.ROOT) ? "%.0f %s" : "%,.0f %s";
        String format = unit == 0 || value >= 99.95 ? whole : value < 9.995 ? "%.2f %s" : "%.1f %s";
        return String.format(locale, format, value, UNITS[unit]);
    }
}
