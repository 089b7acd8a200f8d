package dev.densescope.cli.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggestions for misspelt names, by edit distance (Levenshtein). */
public final class NearestNames {
    private NearestNames() {}

    /** The {@code count} names nearest to {@code text}, nearest first. */
    public static List<String> to(String text, Collection<String> names, int count) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return names.stream()
                .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
                .limit(count)
                .toList();
    }

    /** The name nearest to {@code text}; empty if its edit distance exceeds {@code edits}. */
    public static Optional<String> within(int edits, String text, Collection<String> names) {
        return to(text, names, 1).stream()
                .filter(name -> distance(text.toLowerCase(Locale.ROOT), name) <= edits)
                .findFirst();
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
