package dev.densescope.quantity;

import java.util.List;

/** Names that stand next to each other in a sentence. */
public final class WordList {
    private WordList() {}

    /** The names with commas between them and "and" before the last: "a, b and c". */
    public static String and(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
