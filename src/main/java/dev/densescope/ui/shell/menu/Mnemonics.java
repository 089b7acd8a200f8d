package dev.densescope.ui.shell.menu;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.MenuItem;

/** Underlined letters of menu items, which choose them while their menu is open. */
final class Mnemonics {
    private Mnemonics() {}

    /**
     * Underlines in each text the beginning of a word, or else a letter, that no earlier item of the menu has. Underscores
     * in texts stay visible.
     */
    static List<MenuItem> assign(List<MenuItem> items) {
        Set<Character> taken = new HashSet<>();
        for (MenuItem item : items) {
            if (item.getText() != null && !item.getText().isEmpty()) {
                item.setText(underlined(item.getText(), taken));
            }
        }
        return items;
    }

    private static String underlined(String text, Set<Character> taken) {
        int at = free(text, taken, true);
        if (at < 0) {
            at = free(text, taken, false);
        }
        if (at < 0) {
            return escaped(text);
        }
        taken.add(lower(text.charAt(at)));
        return escaped(text.substring(0, at)) + "_" + escaped(text.substring(at));
    }

    private static int free(String text, Set<Character> taken, boolean onlyBeginnings) {
        for (int i = 0; i < text.length(); i++) {
            boolean beginning = i == 0 || text.charAt(i - 1) == ' ';
            if (Character.isLetter(text.charAt(i))
                    && (beginning || !onlyBeginnings)
                    && !taken.contains(lower(text.charAt(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static String escaped(String text) {
        return text.replace("_", "__");
    }

    private static char lower(char letter) {
        return String.valueOf(letter).toLowerCase(Locale.ROOT).charAt(0);
    }
}
