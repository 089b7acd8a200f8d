package dev.densescope.weights.matching;

import dev.densescope.problem.DisplayText;
import dev.densescope.weights.store.FloatType;
import dev.densescope.weights.store.TensorSource;
import dev.densescope.weights.tensor.MatchedTensors;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.TensorNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The changes of weights when they are loaded from a file into a network.
 *
 * @param needed all tensors of the network
 */
public record WeightChanges(
        TensorSource source, TranslatedNames names, MatchedTensors found, List<NamedTensor> needed) {
    /** Prefix of the names of momentum tensors. */
    public static final String MOMENTUM = "momentum_buffer.";

    /** One sentence about the file; empty if nothing was changed. */
    public Optional<String> sentence(Path file) {
        List<String> parts = new ArrayList<>();
        if (!names.prefix().isEmpty()) {
            parts.add("prefix %s removed".formatted(DisplayText.of(names.prefix())));
        }
        if (names.renamed() > 0) {
            parts.add("%s renamed (%s)".formatted(tensors(names.renamed()), String.join(", ", names.renamings())));
        }
        addTypes(parts);
        List<String> ignored = Stream.of(names.ignored(), found.unused(), source.others())
                .flatMap(List::stream)
                .map(WeightChanges::lastPart)
                .toList();
        if (!ignored.isEmpty()) {
            parts.add("%d ignored (%s)"
                    .formatted(
                            ignored.size(),
                            TensorNames.ignored(ignored.stream().distinct().toList())));
        }
        if (found.given().size() < needed.size()) {
            parts.add("the classifier initialised anew for %d classes%s"
                    .formatted(
                            Classifier.classes(needed),
                            Classifier.classes(source.tensors(), names)
                                    .map(" instead of %d"::formatted)
                                    .orElse("")));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Weights file %s: %s.".formatted(file, String.join("; ", parts)));
    }

    private void addTypes(List<String> parts) {
        Map<FloatType, Integer> counts = new TreeMap<>();
        for (NamedTensor tensor : found.given()) {
            FloatType type = FloatType.valueOf(
                    source.tensors().get(names.inFile().get(tensor.name())).type());
            counts.merge(type, 1, Integer::sum);
        }
        counts.forEach((type, count) -> {
            if (type != FloatType.F32) {
                parts.add("%s %s from %s to F32"
                        .formatted(tensors(count), type == FloatType.F64 ? "rounded" : "widened", type.name()));
            }
        });
    }

    private static String tensors(int count) {
        return count == 1 ? "1 tensor" : count + " tensors";
    }

    /** Shortens the names of batch counters and momentum tensors, so that equal ones are listed once. */
    private static String lastPart(String name) {
        return name.startsWith(MOMENTUM)
                ? "momentum"
                : name.endsWith("num_batches_tracked") ? "num_batches_tracked" : name;
    }
}
