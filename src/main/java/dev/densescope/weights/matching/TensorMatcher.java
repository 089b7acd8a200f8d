package dev.densescope.weights.matching;

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
        Optional<String> problem = all.problem();
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

    private Optional<String> problem() {
        Set<String> wanted =
                needed.stream().map(NamedTensor::name).collect(Collectors.toCollection(LinkedHashSet::new));
        List<NamedTensor> present = needed.stream()
                .filter(tensor -> names.inFile().containsKey(tensor.name()))
                .toList();
        List<String> problems = new ArrayList<>();
        add(problems, "tensors under both the old and the new name: %d (%s)", names.twice());
        add(
                problems,
                "tensors missing: %d (%s)",
                wanted.stream()
                        .filter(name -> !names.inFile().containsKey(name))
                        .toList());
        add(
                problems,
                "tensors that the design does not have: %d (%s)",
                names.inFile().keySet().stream()
                        .filter(name -> !wanted.contains(name))
                        .sorted()
                        .toList());
        add(problems, "tensors of another shape: %d (%s)", unlike(present, this::otherShape));
        add(problems, "tensors of another type than F32, F16, BF16 and F64: %d (%s)", unlike(present, this::otherType));
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }

    private static void add(List<String> problems, String format, List<String> names) {
        if (!names.isEmpty()) {
            problems.add(format.formatted(names.size(), TensorNames.shown(names)));
        }
    }

    private static List<String> unlike(List<NamedTensor> tensors, Function<NamedTensor, List<String>> difference) {
        return tensors.stream()
                .flatMap(tensor -> difference.apply(tensor).stream())
                .toList();
    }

    private List<String> otherShape(NamedTensor tensor) {
        List<Long> shape = stored(tensor).shape();
        List<Long> wanted = tensor.shape().stream().map(Integer::longValue).toList();
        return shape.equals(wanted)
                ? List.of()
                : List.of("%s is %s instead of %s"
                        .formatted(tensor.name(), StoredTensor.shapeText(shape), StoredTensor.shapeText(wanted)));
    }

    private List<String> otherType(NamedTensor tensor) {
        String type = stored(tensor).type();
        return FloatType.of(type).isPresent() ? List.of() : List.of("%s is %s".formatted(tensor.name(), type));
    }

    private StoredTensor stored(NamedTensor tensor) {
        return inFile.get(names.inFile().get(tensor.name()));
    }
}
