package dev.densescope.quantity;

import dev.densescope.language.InLanguages;
import dev.densescope.language.Language;
import dev.densescope.language.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number formatter of the window, the reports and the terminal, so that a quantity looks the same in all of them.
 * They differ in the locale, in the space before the unit and in the language.
 *
 * @param locale determines the separators
 * @param space the space between a number and its unit
 * @param language of words with the numbers
 */
public record QuantityText(Locale locale, char space, Language language) {
    private static final char NO_BREAK = '\u00a0';

    /** For documents: decimal point, non-breaking spaces. */
    public static final QuantityText FILES = new QuantityText(Locale.ROOT, NO_BREAK);
    /** For terminals, logs and messages: decimal point, plain spaces. */
    public static final QuantityText PLAIN = new QuantityText(Locale.ROOT, ' ');

    /** The smallest share that percentages with one decimal show. */
    public static final double SMALLEST_SHARE = 0.001;

    /** From here on, decimals of a loss say nothing. */
    private static final double LARGE_LOSS = 1e6;

    private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}[.][0-9]{1,18}");
    private static final Pattern LARGE = Pattern.compile("-?[0-9]{4,18}");
    private static final String UNKNOWN = "–";
    private static final double NANOS_PER_MILLI = 1e6;

    /** In English. */
    public QuantityText(Locale locale, char space) {
        this(locale, space, Language.ENGLISH);
    }

    /** For the window: separators of its format locale, non-breaking spaces since texts wrap, and its language. */
    public static QuantityText window() {
        return new QuantityText(Locale.getDefault(Locale.Category.FORMAT), NO_BREAK, Language.ofProcess());
    }

    /** Bytes as an argument of a {@link Text}: with the separators of the window in its language, in English as in messages. */
    public static InLanguages told(long bytes) {
        return language -> language == Language.ENGLISH
                ? PLAIN.bytes(bytes)
                : new QuantityText(Locale.getDefault(Locale.Category.FORMAT), NO_BREAK, language).bytes(bytes);
    }

    /** A sentence about quantities in this language; see {@link Text}. */
    public String translated(String pattern, Object... arguments) {
        return Text.of(pattern, arguments).in(language);
    }

    /** Three or four significant digits in binary units, such as {@code 51.0 MiB} or {@code 1.24 GiB}. */
    public String bytes(long bytes) {
        return ByteText.of(bytes, locale).replace(' ', space);
    }

    /** All digits, with grouping, such as {@code 53,477,376 bytes}. */
    public String exactBytes(long bytes) {
        return count(bytes) + space + translated("bytes");
    }

    /** Bytes in a comparison: like {@link #bytes}, but all digits if both amounts would look the same. */
    public String bytesComparedWith(long other, long bytes) {
        String text = bytes(bytes);
        return text.equals(bytes(other)) ? exactBytes(bytes) : text;
    }

    /** A duration with three significant digits, such as {@code 12.3 ms}; in seconds from ten seconds. */
    public String duration(long nanos) {
        double millis = nanos / NANOS_PER_MILLI;
        return Math.abs(millis) >= 9_999.5
                ? significant(millis / 1e3) + space + "s"
                : significant(millis) + space + "ms";
    }

    /** Milliseconds with three significant digits, without the unit. */
    public String millis(long nanos) {
        return significant(nanos / NANOS_PER_MILLI);
    }

    /** Minutes and seconds, such as {@code 4:05}, with hours from one hour. */
    public String clock(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** A percentage, such as {@code 5 %} or {@code 0.4 %}; one decimal below 10 %, and where 100 % would not be all. */
    public String percent(double share) {
        double percent = share * 100;
        double size = Math.abs(percent);
        if (size >= 99.5 && size < 100) {
            return decimals(Math.copySign(Math.min(size, 99.9), percent), 1) + space + "%";
        }
        boolean fine = size < 9.95 && percent != Math.rint(percent);
        return decimals(percent, fine ? 1 : 0) + space + "%";
    }

    /** An accuracy with one decimal, such as {@code 93.4 %}. */
    public String accuracy(double share) {
        return decimals(share * 100, 1) + space + "%";
    }

    /** A relative change, such as {@code +5 %} or {@code −4.7 %}. */
    public String signedPercent(double change) {
        return (change > 0 ? "+" : "") + percent(change).replace('-', '−');
    }

    /** A count with grouping, such as {@code 769,162}. */
    public String count(long count) {
        return String.format(locale, "%,d", count);
    }

    /** A count with sign and grouping, such as {@code +1,024}. */
    public String signedCount(long count) {
        return String.format(locale, "%+,d", count);
    }

    /** A count with three or four significant digits and a decimal prefix, such as {@code 287.9 M}. */
    public String shortCount(long count) {
        double value = count;
        int prefix = 0;
        while (value >= 999.95 && prefix < PREFIXES.length - 1) {
            value /= 1000;
            prefix++;
        }
        return prefix == 0 ? count(count) : decimals(value, value < 99.95 ? 2 : 1) + space + PREFIXES[prefix];
    }

    /**
     * Groups the thousands of an integer with four digits or more, and writes a number with decimals as others of the
     * language. Returns any other text unchanged.
     */
    public String grouped(String plain) {
        if (DECIMAL.matcher(plain).matches()) {
            BigDecimal value = new BigDecimal(plain);
            return String.format(locale, "%,." + value.scale() + "f", value);
        }
        return LARGE.matcher(plain).matches() ? count(Long.parseLong(plain)) : plain;
    }

    /** A number with grouping and the given number of decimals; a dash if it is not finite. */
    public String decimals(double value, int decimals) {
        return Double.isFinite(value) ? String.format(locale, "%,." + decimals + "f", value) : UNKNOWN;
    }

    /** Three significant digits, at most three decimals. */
    public String significant(double value) {
        double size = Math.abs(value);
        return decimals(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 || size == 0 ? 2 : 3);
    }

    /** At most three significant digits, and no zeros at the end, such as {@code 0.1} or {@code 0.000125}. */
    public String rate(double rate) {
        DecimalFormat format = new DecimalFormat("0.##########", DecimalFormatSymbols.getInstance(locale));
        return format.format(BigDecimal.valueOf(rate).round(new MathContext(3)));
    }

    /**
     * A loss with four decimals, such as {@code 2.3026}, or with four significant digits if it is small or has diverged,
     * such as {@code 0.001234}, {@code 1.234e-07} or {@code 1.234e+18}; a dash if it is not finite.
     */
    public String loss(double loss) {
        double size = Math.abs(loss);
        if (!Double.isFinite(loss) || (size >= 1e-4 && size < LARGE_LOSS)) {
            return decimals(loss, size < 0.1 ? 3 - (int) Math.floor(Math.log10(size)) : 4);
        }
        return size == 0 ? "0" : scientific(loss, 4);
    }

    /** A number with so many significant digits as a power of ten, such as {@code 2.5e+18}. */
    public String scientific(double value, int digits) {
        return String.format(locale, "%." + (digits - 1) + "e", value);
    }

    /** A value with six decimals, or with six significant digits if it is small. */
    public String fine(float value) {
        return String.format(locale, value == 0 || Math.abs(value) >= 0.1 ? "%.6f" : "%.6g", value);
    }

    /** A loss with all digits of a float, such as {@code 2.3025851}, independent of the locale. */
    public static String exactLoss(float loss) {
        return Float.toString(loss);
    }

    /** Channels, rows and columns, such as {@code 3 × 32 × 32}. */
    public String shape(int channels, int height, int width) {
        return (channels + " × " + height + " × " + width).replace(' ', space);
    }
}
