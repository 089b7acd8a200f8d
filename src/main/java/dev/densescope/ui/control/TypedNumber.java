package dev.densescope.ui.control;

import java.math.BigInteger;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as people type them: in digits of any script, with the separators of the locale, or with a point. What is
 * no number is refused as {@link NumberFormatException}; nothing is guessed.
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
     * A whole number, in groups of digits or not.
     *
     * @throws NumberFormatException if the text is none, or beyond what a long holds
     */
    public static long whole(String typed) {
        return Long.parseLong(digits(typed));
    }

    /**
     * A whole number, or the nearest that an int holds; for fields whose bounds are within that anyway.
     *
     * @throws NumberFormatException if the text is none
     */
    public static int nearestInt(String typed) {
        return new BigInteger(digits(typed))
                .max(BigInteger.valueOf(Integer.MIN_VALUE))
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .intValueExact();
    }

    /**
     * A number with or without decimals, or with an exponent as in {@code 1e-4}.
     *
     * @throws NumberFormatException if the text is none
     */
    public static double decimal(String typed) {
        return Double.parseDouble(require(DECIMAL, withPoint(typed), typed));
    }

    /** The text with Latin digits and a decimal point, without spaces; what it is of beside them stays. */
    public static String withPoint(String typed) {
        return latin(typed)
                .replace(String.valueOf(symbols().getDecimalSeparator()), ".")
                .replace(ARABIC_POINT, ".");
    }

    /** The text with Latin digits, without spaces and marks of direction. */
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

    /** Whether digits stand in groups, the last of three: 1.5 is no 15 where a point sets groups apart. */
    private static boolean inGroups(String text) {
        String separator = Pattern.quote(String.valueOf(symbols().getGroupingSeparator()));
        return text.matches("[-+]?[0-9]{1,3}(?:" + separator + "[0-9]{2,3})*" + separator + "[0-9]{3}");
    }

    /** A whole number without the separators of its groups. */
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
