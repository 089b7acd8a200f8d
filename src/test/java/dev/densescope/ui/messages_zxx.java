package dev.densescope.ui;

import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of the window in a language whose words are 40 % longer than English ones, except names, for tests of the layout. Java finds
 * this bundle by its name for the locale {@code zxx}.
 */
@SuppressWarnings("checkstyle:TypeName")
public final class messages_zxx extends ResourceBundle {
    private static final double LONGER = 0.4;
    private static final ResourceBundle GERMAN = ResourceBundle.getBundle("dev.densescope.ui.messages", Locale.GERMANY);

    @Override
    protected Object handleGetObject(String key) {
        String english = parent.getString(key);
        boolean isName = english.equals(GERMAN.getString(key));
        long letters = english.replaceAll("\\{[^}]*}", "")
                .codePoints()
                .filter(Character::isLetter)
                .count();
        return isName || key.startsWith("date.") ? english : english + "n".repeat((int) Math.ceil(letters * LONGER));
    }

    @Override
    public Enumeration<String> getKeys() {
        return parent.getKeys();
    }
}
