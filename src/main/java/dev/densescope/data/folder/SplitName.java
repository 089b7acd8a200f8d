package dev.densescope.data.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder name parsed as the name of a split: {@code Training}, {@code val_set}, {@code asl_alphabet_test}.
 *
 * @param stem the rest of the name without the words for splits; empty for a plain name
 */
record SplitName(Split split, String stem) {
    /** The purpose of a split. Evaluation splits are in order of preference. */
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
    /** Words that are ignored. */
    private static final Set<String> EMPTY_WORDS =
            Set.of("set", "data", "dataset", "images", "image", "imgs", "img", "split", "folder", "full", "the");

    private static final List<String> ENDINGS = List.of("dataset", "set", "data", "images", "imgs", "img");

    /** Parses a name; empty if it contains no word for a split, or words for several. */
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

    /** Whether the name contains nothing else. */
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
