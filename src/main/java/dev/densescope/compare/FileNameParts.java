package dev.densescope.compare;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts in which names of files differ: without extensions, and without the words that all names begin or end with. The time
 * in a name that this program gives to run files, such as {@code 20261201-124101}, is written as a time.
 */
final class FileNameParts {
    /** Each word with the separators before it. */
    private static final Pattern WORD = Pattern.compile("[-_. ]*[^-_. ]+|[-_. ]+$");

    private static final Pattern SEPARATORS = Pattern.compile("^[-_. ]+");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final Pattern TIME = Pattern.compile("(\\d\\d)(\\d\\d)(\\d\\d)");

    private final int alikeAtStart;
    private final int alikeAtEnd;

    /** @param names two or more, all different */
    FileNameParts(List<String> names) {
        List<List<String>> all = names.stream().map(FileNameParts::words).toList();
        int shortest = all.stream().mapToInt(List::size).min().orElseThrow();
        int start = 0;
        while (start < shortest && alike(all, start, false)) {
            start++;
        }
        int end = 0;
        while (start + end < shortest && alike(all, end, true)) {
            end++;
        }
        alikeAtStart = start;
        alikeAtEnd = end;
    }

    /** What tells one of the names from the others; the whole name if the others only add to it. */
    String ofName(String name) {
        List<String> words = words(name);
        List<String> part = words.subList(alikeAtStart, words.size() - alikeAtEnd);
        if (part.isEmpty()) {
            return withoutExtension(name);
        }
        String text = SEPARATORS.matcher(String.join("", part)).replaceFirst("");
        Matcher time = TIME.matcher(text);
        boolean afterDate =
                alikeAtStart > 0 && DATE.matcher(words.get(alikeAtStart - 1)).matches();
        return afterDate && time.matches() ? time.replaceFirst("$1:$2:$3") : text;
    }

    private static boolean alike(List<List<String>> all, int index, boolean fromEnd) {
        return all.stream()
                        .map(words -> words.get(fromEnd ? words.size() - 1 - index : index))
                        .distinct()
                        .count()
                == 1;
    }

    private static List<String> words(String name) {
        return WORD.matcher(withoutExtension(name))
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
