package dev.densescope.report;

import dev.densescope.memory.ByteText;
import java.util.Locale;

/**
 * Numbers as people read them in documents: always with a decimal point, and a no-break space before the unit.
 */
public final class NumberText {
    private static final char NO_BREAK_SPACE = '\u00A0';

    private NumberText() {}

    /** Such as {@code 893 MiB}. */
    public static String bytes(long bytes) {
        return ByteText.of(bytes, Locale.ROOT).replace(' ', NO_BREAK_SPACE);
    }

    /** Such as {@code 936,378,368 bytes}. */
    public static String exactBytes(long bytes) {
        return ByteText.exact(bytes, Locale.ROOT).replace(' ', NO_BREAK_SPACE);
    }

    /** A time with three significant digits, such as {@code 12.3 ms}. */
    public static String nanos(long nanos) {
        double millis = nanos / 1e6;
        if (Math.abs(millis) >= 9_999.5) {
            return significant(millis / 1e3) + NO_BREAK_SPACE + "s";
        }
        return millis(nanos) + NO_BREAK_SPACE + "ms";
    }

    /** Milliseconds with three significant digits, without the unit. */
    public static String millis(long nanos) {
        return significant(nanos / 1e6);
    }

    /** Such as {@code 5 %} or {@code 0.4 %}; one decimal below ten. */
    public static String percent(double share) {
        double percent = share * 100;
        String format = Math.abs(percent) < 9.95 && percent != Math.rint(percent) ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, percent) + NO_BREAK_SPACE + "%";
    }

    /** A change, such as {@code +5 %} or {@code −4.7 %}. */
    public static String signedPercent(double change) {
        return (change > 0 ? "+" : "") + percent(change).replace('-', '−');
    }

    /** Grouped, such as {@code 769,162}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Three significant digits with a thousand's letter, such as {@code 288 M}. */
    public static String large(long count) {
        String[] units = {"", "K", "M", "G", "T", "P"};
        double value = count;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? Long.toString(count) : significant(value) + NO_BREAK_SPACE + units[unit];
    }

    /** A loss with the digits that a float has, such as {@code 2.3025851}. */
    public static String loss(float loss) {
        return Float.toString(loss);
    }

    /**
     * A loss at a glance, such as {@code 2.3026}: four decimals, but four significant digits where it is small, such as
     * {@code 0.001234} or {@code 1.234e-07}; a dash if it is not finite.
     */
    public static String shortLoss(double loss, Locale locale) {
        double size = Math.abs(loss);
        if (!Double.isFinite(loss)) {
            return "–";
        }
        if (size == 0) {
            return "0";
        }
        if (size < 1e-4) {
            return String.format(locale, "%.3e", loss);
        }
        int decimals = size < 0.1 ? 3 - (int) Math.floor(Math.log10(size)) : 4;
        return String.format(locale, "%,." + decimals + "f", loss);
    }

    /** Channels, rows and columns, such as {@code 3 × 32 × 32}, that stay on one line. */
    public static String shape(int channels, int height, int width) {
        return (channels + " × " + height + " × " + width).replace(' ', NO_BREAK_SPACE);
    }

    /** Three significant digits, at most four decimals. */
    public static String significant(double value) {
        double size = Math.abs(value);
        String format =
                size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : size >= 0.9995 || size == 0 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
