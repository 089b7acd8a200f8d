package dev.densescope.ui.control;

import java.math.BigInteger;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parses numbers as users type them: in digits of any script, with the separators of the locale or a decimal point.
 * Ambiguous or invalid text is rejected with {@link NumberFormatException}.
 */
public final class TypedNumber {
    private static final String ARABIC_POINT = "\u066B";
    private static final Pattern ARABIC_GROUPING = Pattern.compile("\u066C");
    private static final Pattern SPACES_AND_MARKS = Pattern.compile("[\\s\u00A0\u202F\u061C\u200E\u200F]");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?");

    private TypedNumber() {}

    /**
     * Parses a whole number, with or without grouping separators.
     *
     * @throws NumberFormatException if the text is not a whole number, or exceeds the range of a long
     */
    public static long whole(String typed) {
        return Long.parseLong(digits(typed));
    }

    /**
     * Parses a whole number, clamped to the range of an int; for fields with narrower bounds.
     *
     * @throws NumberFormatException if the text is not a whole number
     */
    public static int nearestInt(String typed) {
        return new BigInteger(digits(typed))
                .max(BigInteger.valueOf(Integer.MIN_VALUE))
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .intValueExact();
    }

    /**
     * Parses a number, with or without decimals and an exponent, such as {@code 1e-4}.
     *
     * @throws NumberFormatException if the text is not a number
     */
    public static double decimal(String typed) {
        return Double.parseDouble(require(DECIMAL, withPoint(typed), typed));
    }

    /** The text with Latin digits and a decimal point, without spaces; other characters are kept. */
    public static String withPoint(String typed) {
        return latin(typed)
                .replace(String.valueOf(symbols().getDecimalSeparator()), ".")
                .replace(ARABIC_POINT, ".");
    }

    /** The text with Latin digits, without spaces and bidirectional marks. */
    private static String latin(String typed) {
        StringBuilder latin = new StringBuilder();
        SPACES_AND_MARKS
                .matcher(typed)
                .replaceAll("")
                .codePoints()
                .forEach(each ->
                        latin.appendCodePoint(Character.isDigit(each) ? '0' + Character.digit(each, 10) : each));
        return latin.toString();
    }

    /**
     * Whether the digits are grouped, with three in the last group: with a point as separator, 1.500 is, but 1.5 is
     * not.
     */
    private static boolean inGroups(String text) {
        String separator = Pattern.quote(String.valueOf(symbols().getGroupingSeparator()));
        return text.matches("[-+]?[0-9]{1,3}(?:" + separator + "[0-9]{2,3})*" + separator + "[0-9]{3}");
    }

    /** The digits of a whole number without grouping separators. */
    private static String digits(String typed) {
        String text = ARABIC_GROUPING.matcher(latin(typed)).replaceAll("");
        String plain = inGroups(text) ? text.replace(String.valueOf(symbols().getGroupingSeparator()), "") : text;
        return require(WHOLE, plain, typed);
    }

    private static String require(Pattern form, String text, String typed) {
        if (!form.matcher(text).matches()) {
            throw new NumberFormatException(typed);
        }
        return text;
    }

    private static DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(Locale.getDefault(Locale.Category.FORMAT));
    }
}
