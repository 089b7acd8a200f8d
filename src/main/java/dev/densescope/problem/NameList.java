package dev.densescope.problem;

import java.util.List;

/** Lists of names in a sentence. */
public final class NameList {
    private NameList() {}

    /** "a, b and c". */
    public static String and(List<String> names) {
        return joined(names, " and ");
    }

    /** Alternatives: "a, b or c". */
    public static String or(List<String> names) {
        return joined(names, " or ");
    }

    private static String joined(List<String> names, String beforeLast) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + beforeLast + names.get(last);
    }
}
