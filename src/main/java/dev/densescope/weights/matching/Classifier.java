package dev.densescope.weights.matching;

import dev.densescope.language.Text;
import dev.densescope.problem.Advice;
import dev.densescope.problem.Setting;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.tensor.ClassifierException;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.TensorNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of the classifier, which depend on the number of classes. */
public final class Classifier {
    private static final String WEIGHT = "classifier.weight";
    private static final String NAME = "classifier.";
    private static final String FEATURES = "features.";

    private Classifier() {}

    /** Whether a tensor of that name is one of them. */
    public static boolean isOf(String name) {
        return name.startsWith(NAME);
    }

    /** Whether a tensor belongs to the layers before the classifier. */
    static boolean isFeature(String name) {
        return name.startsWith(FEATURES);
    }

    /** The number of classes of a file; empty if it has no classifier with the usual name. */
    static Optional<Long> classes(Map<String, StoredTensor> inFile, TranslatedNames names) {
        return Optional.ofNullable(names.inFile().get(WEIGHT))
                .map(inFile::get)
                .filter(weight -> weight.shape().size() == 2)
                .map(weight -> weight.shape().get(0));
    }

    /** Why the classifier of a file does not match, and what to do. */
    static ClassifierException difference(
            Map<String, StoredTensor> inFile, TranslatedNames names, List<NamedTensor> needed, List<String> extra) {
        Advice newOne =
                Advice.set(Text.of("start with a new classifier"), new Advice.Value(Setting.WEIGHTS_HEAD, "new"));
        int wanted = classes(needed);
        Optional<Long> there = classes(inFile, names);
        if (there.isPresent() && there.get() != wanted) {
            return new ClassifierException(
                    Text.of("its classifier has %d classes instead of %d", there.get(), wanted),
                    newOne.or(Advice.set(Setting.CLASSES, there.get())));
        }
        return new ClassifierException(
                extra.isEmpty()
                        ? missing(there.isPresent())
                        : Text.of("its classifier is different (%s)", TensorNames.shown(extra)),
                newOne);
    }

    private static Text missing(boolean inPart) {
        return inPart ? Text.of("its classifier is incomplete") : Text.of("it has no classifier");
    }

    static int classes(List<NamedTensor> needed) {
        return needed.stream()
                .filter(tensor -> tensor.name().equals(WEIGHT))
                .map(tensor -> tensor.shape().get(0))
                .findFirst()
                .orElse(0);
    }
}
