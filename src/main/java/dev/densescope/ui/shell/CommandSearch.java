package dev.densescope.ui.shell;

import dev.densescope.ui.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds commands by parts of their names: first the one that is called so, then those that start so, then words that
 * do, then scattered letters.
 */
final class CommandSearch {
    private static final int NO_MATCH = Integer.MAX_VALUE;

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
        if (allWordsStart(wanted, name)) {
            return 2;
        }
        if (name.contains(wanted)) {
            return 3;
        }
        return isScattered(wanted, name) ? 4 : NO_MATCH;
    }

    private static boolean allWordsStart(String wanted, String name) {
        for (String word : wanted.split("\\s+")) {
            if (!name.startsWith(word) && !name.contains(" " + word)) {
                return false;
            }
        }
        return true;
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
