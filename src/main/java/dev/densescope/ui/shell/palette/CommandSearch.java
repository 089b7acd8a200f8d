package dev.densescope.ui.shell.palette;

import dev.densescope.ui.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds commands by parts of their names: first equal names, then names with this start, then whole words, then words
 * with this start, then equal synonyms, then synonyms with this start, then words of name, group and synonyms together,
 * then scattered letters.
 */
final class CommandSearch {
    private static final int NO_MATCH = Integer.MAX_VALUE;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** What separates whole words: {@code shared-gradients} is one, and the three dots of a name belong to none. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}-]+");

    private CommandSearch() {}

    /** Matching commands, best first; all in their order for an empty query. */
    static List<Command> find(String query, List<Command> commands) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        List<Command> found = new ArrayList<>(commands);
        found.removeIf(command -> rank(wanted, command) == NO_MATCH);
        found.sort(Comparator.comparingInt(command -> rank(wanted, command)));
        return List.copyOf(found);
    }

    private static int rank(String wanted, Command command) {
        String name = command.name().toLowerCase(Locale.ROOT);
        if (name.equals(wanted)) {
            return 0;
        }
        if (name.startsWith(wanted)) {
            return 1;
        }
        if (hasWholeWords(wanted, name)) {
            return 2;
        }
        if (allWordsStart(wanted, name)) {
            return 3;
        }
        List<String> synonyms = command.synonyms().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (synonyms.contains(wanted)) {
            return 4;
        }
        if (synonyms.stream().anyMatch(word -> word.startsWith(wanted))) {
            return 5;
        }
        return looseRank(wanted, name, command);
    }

    private static int looseRank(String wanted, String name, Command command) {
        if (name.contains(wanted)) {
            return 6;
        }
        if (allWordsStart(wanted, everything(command))) {
            return 7;
        }
        return isScattered(wanted, name) ? 8 : NO_MATCH;
    }

    private static String everything(Command command) {
        String all = command.name() + " " + command.group() + " " + String.join(" ", command.synonyms());
        return all.toLowerCase(Locale.ROOT);
    }

    /** Whether each word of the query is a word of the text. */
    private static boolean hasWholeWords(String wanted, String text) {
        List<String> words = List.of(BETWEEN_WORDS.split(text));
        String[] parts = BETWEEN_WORDS.split(wanted);
        return parts.length > 0 && Stream.of(parts).allMatch(words::contains);
    }

    /**
     * Whether each word of the query is the start of a word of the text; {@code bc 40} finds {@code DenseNet-BC-40-12}.
     */
    private static boolean allWordsStart(String wanted, String text) {
        List<String> words = List.of(NO_LETTERS.split(text));
        String[] parts = NO_LETTERS.split(wanted);
        return parts.length > 0
                && Stream.of(parts).allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
    }

    private static boolean isScattered(String wanted, String name) {
        int at = 0;
        for (int i = 0; i < wanted.length(); i++) {
            at = name.indexOf(wanted.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
