package dev.densescope.weights.matching;

import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.TensorNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors behind the features, which depend on the classes. */
final class Classifier {
    private static final String WEIGHT = "classifier.weight";
    private static final String NAME = "classifier.";
    private static final String FEATURES = "features.";

    private Classifier() {}

    static boolean isOf(String name) {
        return name.startsWith(NAME);
    }

    /** Whether a tensor belongs to what every classifier reads. */
    static boolean isFeature(String name) {
        return name.startsWith(FEATURES);
    }

    /** How many classes a file tells apart; empty if it has no classifier of the usual name. */
    static Optional<Long> classes(Map<String, StoredTensor> inFile, TranslatedNames names) {
        return Optional.ofNullable(names.inFile().get(WEIGHT))
                .map(inFile::get)
                .filter(weight -> weight.shape().size() == 2)
                .map(weight -> weight.shape().get(0));
    }

    /** Why the classifier of a file is not the one that is needed, and what to do. */
    static String difference(
            Map<String, StoredTensor> inFile, TranslatedNames names, List<NamedTensor> needed, List<String> extra) {
        int wanted = classes(needed);
        Optional<Long> there = classes(inFile, names);
        if (there.isPresent() && there.get() != wanted) {
            return "its classifier has %d classes instead of %d; begin with a new classifier, or set the classes to %d"
                    .formatted(there.get(), wanted, there.get());
        }
        return extra.isEmpty()
                ? "it has no classifier of this form; begin with a new one"
                : "its classifier is another one (%s); begin with a new one".formatted(TensorNames.shown(extra));
    }

    static int classes(List<NamedTensor> needed) {
        return needed.stream()
                .filter(tensor -> tensor.name().equals(WEIGHT))
                .map(tensor -> tensor.shape().get(0))
                .findFirst()
                .orElse(0);
    }
}
