package dev.densescope.ui;

import dev.densescope.language.Text;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The texts of the window, in {@code messages.properties} beside this class and in a file for each other language. The
 * language is that of Java's default locale, which {@code Main} sets. A test reads the sources for the keys in use, so a
 * key is always a literal: {@code Messages.text("design.title")}.
 */
public final class Messages {
    private static final String NAME = "dev.densescope.ui.messages";

    /** English for all languages that have no file. */
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_DEFAULT);

    private Messages() {}

    /** The text under {@code key}, with {@code {0}}, {@code {1}}, ... replaced by the arguments as the locale writes them; texts are in the language. */
    public static String text(String key, Object... arguments) {
        String pattern = pattern(key);
        if (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern; // most texts: nothing to parse
        }
        Object[] read = Arrays.stream(arguments)
                .map(argument -> argument instanceof Text text ? text.inThisProcess() : argument)
                .toArray();
        return new MessageFormat(pattern, Locale.getDefault(Locale.Category.FORMAT)).format(read);
    }

    /** The name of an enum's constant, under the key {@code SimpleClassName.CONSTANT}, such as {@code Strategy.SHARED}. */
    public static String of(Enum<?> constant) {
        return text(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    private static String pattern(String key) {
        Locale language = Locale.getDefault(Locale.Category.DISPLAY);
        return ResourceBundle.getBundle(NAME, language, NO_FALLBACK).getString(key);
    }
}
