package dev.densescope.ui.design.model;

import dev.densescope.language.Language;
import dev.densescope.quantity.QuantityText;
import dev.densescope.spec.InvalidSpecException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Formats validation errors and large numbers for the window. */
public final class DesignText {
    private static final Pattern ASIDE = Pattern.compile(", (?:but is|ist aber) [^ ]*\\.$");

    private DesignText() {}

    /** A validation error as a sentence with a capital, without the value, which is visible in the field. */
    public static String sentence(InvalidSpecException refusal) {
        String sentence = refusal.told().in(Language.ofProcess(), Locale.getDefault(Locale.Category.FORMAT));
        String message = ASIDE.matcher(sentence).replaceFirst(".");
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }

    public static String bytes(long bytes) {
        return QuantityText.window().bytes(bytes);
    }

    public static String exactBytes(long bytes) {
        return QuantityText.window().exactBytes(bytes);
    }

    /** All digits, with grouping separators. */
    static String count(long number) {
        return QuantityText.window().count(number);
    }

    /** Four digits and a decimal prefix, such as {@code 287.9 M}. */
    static String shortCount(long number) {
        return QuantityText.window().shortCount(number);
    }
}
