package dev.densescope.data.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a folder, read as that of a split: {@code Training}, {@code val_set}, {@code asl_alphabet_test}.
 *
 * @param stem what is left of the name without the words of splits; empty for a plain one
 */
record SplitName(Split split, String stem) {
    /** What the images of a folder are for. Those that are evaluated come in the order in which they are preferred. */
    enum Split {
        TRAINING,
        VALIDATION,
        TEST
    }

    private static final Map<String, Split> WORDS = Map.ofEntries(
            Map.entry("train", Split.TRAINING),
            Map.entry("training", Split.TRAINING),
            Map.entry("trn", Split.TRAINING),
            Map.entry("val", Split.VALIDATION),
            Map.entry("valid", Split.VALIDATION),
            Map.entry("validate", Split.VALIDATION),
            Map.entry("validation", Split.VALIDATION),
            Map.entry("validating", Split.VALIDATION),
            Map.entry("dev", Split.VALIDATION),
            Map.entry("eval", Split.VALIDATION),
            Map.entry("evaluate", Split.VALIDATION),
            Map.entry("evaluation", Split.VALIDATION),
            Map.entry("test", Split.TEST),
            Map.entry("testing", Split.TEST),
            Map.entry("tst", Split.TEST));
    /** Words that say nothing of what a folder holds. */
    private static final Set<String> EMPTY_WORDS =
            Set.of("set", "data", "dataset", "images", "image", "imgs", "img", "split", "folder", "full", "the");

    private static final List<String> ENDINGS = List.of("dataset", "set", "data", "images", "imgs", "img");

    /** Reads a name; empty if it has no word of a split, or those of several. */
    static Optional<SplitName> of(String name) {
        List<String> rest = new ArrayList<>();
        Optional<Split> found = Optional.empty();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
            Optional<Split> split = split(word);
            if (split.isPresent() && found.isPresent()) {
                return Optional.empty();
            }
            found = found.or(() -> split);
            if (split.isEmpty() && !word.isEmpty() && !EMPTY_WORDS.contains(word)) {
                rest.add(word);
            }
        }
        return found.map(split -> new SplitName(split, String.join(" ", rest)));
    }

    /** Whether the name says nothing but that it is a split. */
    boolean isPlain() {
        return stem.isEmpty();
    }

    private static Optional<Split> split(String word) {
        return Optional.ofNullable(WORDS.get(word))
                .or(() -> ENDINGS.stream()
                        .filter(word::endsWith)
                        .map(ending -> WORDS.get(word.substring(0, word.length() - ending.length())))
                        .filter(split -> split != null)
                        .findFirst());
    }
}
