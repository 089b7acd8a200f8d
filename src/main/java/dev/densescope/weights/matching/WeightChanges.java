package dev.densescope.weights.matching;

import dev.densescope.language.Text;
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
    public Optional<Text> sentence(Path file) {
        List<Text> parts = new ArrayList<>();
        if (!names.prefix().isEmpty()) {
            parts.add(Text.of("prefix %s removed", DisplayText.of(names.prefix())));
        }
        if (names.renamed() > 0) {
            parts.add(Text.of("%s renamed (%s)", tensors(names.renamed()), renamings()));
        }
        addTypes(parts);
        List<String> ignored = Stream.of(names.ignored(), found.unused(), source.others())
                .flatMap(List::stream)
                .map(WeightChanges::lastPart)
                .toList();
        if (!ignored.isEmpty()) {
            parts.add(Text.of(
                    "%d ignored (%s)",
                    ignored.size(),
                    TensorNames.ignored(ignored.stream().distinct().toList())));
        }
        if (found.given().size() < needed.size()) {
            int classes = Classifier.classes(needed);
            parts.add(Classifier.classes(source.tensors(), names)
                    .map(there ->
                            Text.of("the classifier initialised anew for %d classes instead of %d", classes, there))
                    .orElse(Text.of("the classifier initialised anew for %d classes", classes)));
        }
        return parts.stream()
                .reduce((one, other) -> Text.of("%s; %s", one, other))
                .map(all -> Text.of("Weights file %s: %s.", file, all));
    }

    private void addTypes(List<Text> parts) {
        Map<FloatType, Integer> counts = new TreeMap<>();
        for (NamedTensor tensor : found.given()) {
            FloatType type = FloatType.valueOf(
                    source.tensors().get(names.inFile().get(tensor.name())).type());
            counts.merge(type, 1, Integer::sum);
        }
        counts.forEach((type, count) -> {
            if (type != FloatType.F32) {
                parts.add(
                        type == FloatType.F64
                                ? Text.of("%s rounded from %s to F32", tensors(count), type.name())
                                : Text.of("%s widened from %s to F32", tensors(count), type.name()));
            }
        });
    }

    private List<Text> renamings() {
        return names.renamings().stream()
                .map(renaming -> Text.of("%1$s to %2$s", renaming.from(), renaming.to()))
                .toList();
    }

    private static Text tensors(int count) {
        return count == 1 ? Text.of("1 tensor") : Text.of("%d tensors", count);
    }

    /** Shortens the names of batch counters and momentum tensors, so that equal ones are listed once. */
    private static String lastPart(String name) {
        return name.startsWith(MOMENTUM)
                ? "momentum"
                : name.endsWith("num_batches_tracked") ? "num_batches_tracked" : name;
    }
}
