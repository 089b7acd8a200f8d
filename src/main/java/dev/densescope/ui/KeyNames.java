package dev.densescope.ui;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Names of keys in the language of the window; JavaFX has them in English only. */
public final class KeyNames {
    private static final Pattern WORD = Pattern.compile("Page Up|Page Down|\\p{Alpha}{3,}");

    private KeyNames() {}

    /** The keys as printed, such as {@code Ctrl+Shift+P}. */
    public static String of(KeyCombination keys) {
        Map<String, String> names = names();
        return WORD.matcher(keys.getDisplayText())
                .replaceAll(word -> Matcher.quoteReplacement(names.getOrDefault(word.group(), word.group())));
    }

    /** The same keys, which menus print under these names. */
    public static KeyCombination named(KeyCombination keys) {
        return new Named(keys);
    }

    private static Map<String, String> names() {
        return Map.ofEntries(
                Map.entry("Ctrl", Messages.text("key.ctrl")),
                Map.entry("Shift", Messages.text("key.shift")),
                Map.entry("Delete", Messages.text("key.delete")),
                Map.entry("Insert", Messages.text("key.insert")),
                Map.entry("Enter", Messages.text("key.enter")),
                Map.entry("Escape", Messages.text("key.escape")),
                Map.entry("Space", Messages.text("key.space")),
                Map.entry("Home", Messages.text("key.home")),
                Map.entry("End", Messages.text("key.end")),
                Map.entry("Page Up", Messages.text("key.pageUp")),
                Map.entry("Page Down", Messages.text("key.pageDown")));
    }

    private static final class Named extends KeyCombination {
        private final KeyCombination keys;

        Named(KeyCombination keys) {
            super(keys.getShift(), keys.getControl(), keys.getAlt(), keys.getMeta(), keys.getShortcut());
            this.keys = keys;
        }

        @Override
        public boolean match(KeyEvent event) {
            return keys.match(event);
        }

        @Override
        public String getDisplayText() {
            return KeyNames.of(keys);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && keys.equals(named.keys);
        }

        @Override
        public int hashCode() {
            return keys.hashCode();
        }
    }
}
