package dev.densescope.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of the window, in {@code messages.properties} beside this class. A test reads the sources for the keys in
 * use, so a key is always a literal: {@code Messages.text("design.title")}.
 */
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.densescope.ui.messages");

    private Messages() {}

    /** The text under {@code key}, with {@code {0}}, {@code {1}}, ... replaced by the arguments as the locale writes them. */
    public static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault(Locale.Category.FORMAT)).format(arguments);
    }

    /** The name of an enum's constant, under the key {@code SimpleClassName.CONSTANT}, such as {@code Strategy.SHARED}. */
    public static String of(Enum<?> constant) {
        return text(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }
}
