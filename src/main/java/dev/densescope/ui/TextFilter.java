package dev.densescope.ui;

import java.util.List;
import java.util.Locale;

/**
 * What the user types to find entries of a list: those that have all its words, in any case and order. Hyphens separate words.
 *
 * @param words in lower case
 */
public record TextFilter(List<String> words) {
    public TextFilter {
        words = List.copyOf(words);
    }

    /** The filter of a query; an empty one finds everything. */
    public static TextFilter of(String query) {
        return new TextFilter(List.of(query.strip().toLowerCase(Locale.ROOT).split("[\\s-]+")));
    }

    /** Whether an entry has all words in its texts. */
    public boolean finds(List<String> texts) {
        String all = String.join("\n", texts).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }
}
