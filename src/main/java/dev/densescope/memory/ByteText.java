package dev.densescope.memory;

import java.util.Locale;

/** Bytes as people read them: the one formatter of screens, progress and reports. Binary units. */
public final class ByteText {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private ByteText() {}

    /** Three or four significant digits, such as {@code 51.0 MiB} or {@code 1.24 GiB}. */
    public static String of(long bytes, Locale locale) {
        if (bytes == Long.MIN_VALUE) {
            return of(bytes + 1, locale);
        }
        if (bytes < 0) {
            return "-" + of(-bytes, locale);
        }
        if (bytes < 1024) {
            return bytes + " B";
        }
        int unit = 0;
        double value = bytes;
        while (value >= 1023.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String format = value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s";
        return String.format(locale, format, value, UNITS[unit]);
    }

    /** All digits, grouped, such as {@code 53,477,376 bytes}. */
    public static String exact(long bytes, Locale locale) {
        return String.format(locale, "%,d bytes", bytes);
    }
}
