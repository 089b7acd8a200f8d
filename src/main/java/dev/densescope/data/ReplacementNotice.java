package dev.densescope.data;

import dev.densescope.language.Text;
import java.util.List;
import java.util.Optional;

/** The notice that other images replace damaged ones in training, once one is found. Cheap to ask. Not thread-safe. */
public final class ReplacementNotice {
    private final ImageSource source;
    private Optional<Text> sentence = Optional.empty();
    private SkippedImages seen;

    public ReplacementNotice(ImageSource source) {
        this.source = source;
        seen = source.skipped();
    }

    /** At most one sentence. */
    public List<Text> sentences() {
        SkippedImages now = source.skipped();
        if (now.count() != seen.count()) {
            seen = now;
            sentence = source.dataset().flatMap(DatasetSummary::replacementSentence);
        }
        return sentence.stream().toList();
    }
}
