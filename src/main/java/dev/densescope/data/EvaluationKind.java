package dev.densescope.data;

import java.util.List;
import java.util.Locale;

/** What the evaluation images of a data set are by the name of their part, in the field's terms. */
public enum EvaluationKind {
    /** A part of the training images that training never sees. */
    HELD_OUT(List.of("held")),
    VALIDATION(List.of("val", "dev", "eval")),
    TEST(List.of("test", "tst")),
    /** Its name does not say. */
    OTHER(List.of());

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> words;

    EvaluationKind(List<String> words) {
        this.words = words;
    }

    /** What a part is: its own folder or file, or held out of the training images. */
    public static EvaluationKind of(DatasetSummary.Part evaluation) {
        List<String> named = List.of(evaluation.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+"));
        for (EvaluationKind kind : values()) {
            if (named.stream().anyMatch(word -> kind.words.stream().anyMatch(word::startsWith))) {
                return kind;
            }
        }
        return OTHER;
    }
}
