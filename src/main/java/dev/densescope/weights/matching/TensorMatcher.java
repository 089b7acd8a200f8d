package dev.densescope.weights.matching;

import dev.densescope.language.Text;
import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.FloatType;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.store.StoredTensor;
import dev.densescope.weights.tensor.ClassifierException;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.MatchedTensors;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.TensorNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Matches the tensors of a file with those of a network, and describes all mismatches in one sentence. */
public final class TensorMatcher {
    private final Map<String, StoredTensor> inFile;
    private final TranslatedNames names;
    private final List<NamedTensor> needed;

    private TensorMatcher(Map<String, StoredTensor> inFile, TranslatedNames names, List<NamedTensor> needed) {
        this.inFile = inFile;
        this.names = names;
        this.needed = needed;
    }

    /**
     * Finds the needed tensors in the file.
     *
     * @throws ClassifierException if only the classifier does not match
     * @throws InvalidTensorFileException if tensors are unexpected, missing, or have another shape or type
     */
    public static MatchedTensors find(
            Map<String, StoredTensor> inFile, TranslatedNames names, List<NamedTensor> needed, HeadChoice head) {
        TensorMatcher all = new TensorMatcher(inFile, names, needed);
        Optional<Text> problem = all.problem();
        if (problem.isEmpty()) {
            return new MatchedTensors(needed, List.of());
        }
        List<String> extra = all.outsideFeatures(false);
        if (all.matches(needed, extra)) {
            return new MatchedTensors(needed, all.namesInFile(extra));
        }
        List<NamedTensor> features = needed.stream()
                .filter(tensor -> !Classifier.isOf(tensor.name()))
                .toList();
        if (features.size() == needed.size() || !all.matches(features, all.outsideFeatures(true))) {
            throw new InvalidTensorFileException(problem.get());
        }
        if (head == HeadChoice.MATCH) {
            throw Classifier.difference(inFile, names, needed, extra);
        }
        return new MatchedTensors(features, all.namesInFile(extra));
    }

    /** Current names of the tensors outside of the features, with or without those of the needed classifier. */
    private List<String> outsideFeatures(boolean classifierIncluded) {
        Set<String> wanted = needed.stream().map(NamedTensor::name).collect(Collectors.toSet());
        return names.inFile().keySet().stream()
                .filter(name -> !Classifier.isFeature(name) && (classifierIncluded || !wanted.contains(name)))
                .toList();
    }

    private List<String> namesInFile(List<String> current) {
        return current.stream().map(names.inFile()::get).toList();
    }

    /** Whether the file matches these tensors, ignoring others. */
    private boolean matches(List<NamedTensor> some, List<String> passedOver) {
        return new TensorMatcher(inFile, without(passedOver), some).problem().isEmpty();
    }

    private TranslatedNames without(List<String> some) {
        Map<String, String> kept = new LinkedHashMap<>(names.inFile());
        some.forEach(kept::remove);
        return new TranslatedNames(
                kept, names.prefix(), names.renamings(), names.renamed(), names.ignored(), names.twice());
    }

    private Optional<Text> problem() {
        Set<String> wanted =
                needed.stream().map(NamedTensor::name).collect(Collectors.toCollection(LinkedHashSet::new));
        List<NamedTensor> present = needed.stream()
                .filter(tensor -> names.inFile().containsKey(tensor.name()))
                .toList();
        List<Text> problems = new ArrayList<>();
        add(problems, names.twice(), "tensors under both the old and the new name: %d (%s)");
        add(
                problems,
                wanted.stream()
                        .filter(name -> !names.inFile().containsKey(name))
                        .toList(),
                "tensors missing: %d (%s)");
        add(
                problems,
                names.inFile().keySet().stream()
                        .filter(name -> !wanted.contains(name))
                        .sorted()
                        .toList(),
                "tensors that the design does not have: %d (%s)");
        add(problems, unlike(present, this::otherShape), "tensors of another shape: %d (%s)");
        add(problems, unlike(present, this::otherType), "tensors of another type than F32, F16, BF16 and F64: %d (%s)");
        return problems.stream().reduce((one, other) -> Text.of("%s; %s", one, other));
    }

    /** @param pattern takes the number of tensors and the first of them */
    private static void add(List<Text> problems, List<?> tensors, String pattern) {
        if (!tensors.isEmpty()) {
            problems.add(Text.of(pattern, tensors.size(), TensorNames.shown(tensors)));
        }
    }

    private static List<Text> unlike(List<NamedTensor> tensors, Function<NamedTensor, Optional<Text>> difference) {
        return tensors.stream()
                .flatMap(tensor -> difference.apply(tensor).stream())
                .toList();
    }

    private Optional<Text> otherShape(NamedTensor tensor) {
        List<Long> shape = stored(tensor).shape();
        List<Long> wanted = tensor.shape().stream().map(Integer::longValue).toList();
        return shape.equals(wanted)
                ? Optional.empty()
                : Optional.of(Text.of(
                        "%s is %s instead of %s",
                        DisplayText.of(tensor.name()), StoredTensor.shapeText(shape), StoredTensor.shapeText(wanted)));
    }

    private Optional<Text> otherType(NamedTensor tensor) {
        String type = stored(tensor).type();
        return FloatType.of(type).isPresent()
                ? Optional.empty()
                : Optional.of(Text.of("%s is %s", DisplayText.of(tensor.name()), DisplayText.of(type)));
    }

    private StoredTensor stored(NamedTensor tensor) {
        return inFile.get(names.inFile().get(tensor.name()));
    }
}
