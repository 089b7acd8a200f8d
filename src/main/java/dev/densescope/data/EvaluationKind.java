package dev.densescope.data;

import java.util.List;
import java.util.Locale;

/** The kind of the evaluation images of a data set, recognised by the name of their part. */
public enum EvaluationKind {
    /** Images held out of the training images. */
    HELD_OUT(List.of("held")),
    VALIDATION(List.of("val", "dev", "eval")),
    TEST(List.of("test", "tst")),
    /** Images of another part, whose name does not tell the kind. */
    OTHER(List.of());

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> words;

    EvaluationKind(List<String> words) {
        this.words = words;
    }

    /** The kind of a part. */
    public static EvaluationKind of(DatasetSummary.Part evaluation) {
        List<String> named =
                List.of(evaluation.name().toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+"));
        for (EvaluationKind kind : values()) {
            if (named.stream().anyMatch(word -> kind.words.stream().anyMatch(word::startsWith))) {
                return kind;
            }
        }
        return OTHER;
    }
}
