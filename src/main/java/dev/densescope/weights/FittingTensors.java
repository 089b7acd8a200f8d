package dev.densescope.weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the tensors of a file with those that are needed, and says everything that is wrong in one sentence. */
final class FittingTensors {
    private final Map<String, TensorEntry> entries = new HashMap<>();
    private final List<String> doubles = new ArrayList<>();

    private FittingTensors(Map<String, TensorEntry> inFile) {
        inFile.forEach((name, entry) -> {
            if (entries.putIfAbsent(TensorNames.current(name), entry) != null) {
                doubles.add(TensorNames.current(name));
            }
        });
    }

    /**
     * The entry of each tensor that is needed, under its current name.
     *
     * @param ignored names that may be there
     * @throws InvalidHeaderException if there are others, too few, or some of another shape or type
     */
    static Map<String, TensorEntry> find(
            Map<String, TensorEntry> inFile, List<NamedTensor> needed, Set<String> ignored) {
        FittingTensors found = new FittingTensors(inFile);
        List<String> problems = found.problems(needed, ignored);
        if (!problems.isEmpty()) {
            throw new InvalidHeaderException(String.join("; ", problems));
        }
        Map<String, TensorEntry> fitting = new LinkedHashMap<>();
        needed.forEach(tensor -> fitting.put(tensor.name(), found.entries.get(tensor.name())));
        return fitting;
    }

    private List<String> problems(List<NamedTensor> needed, Set<String> ignored) {
        Set<String> names = needed.stream().map(NamedTensor::name).collect(Collectors.toSet());
        List<NamedTensor> present = needed.stream()
                .filter(tensor -> entries.containsKey(tensor.name()))
                .toList();
        List<String> problems = new ArrayList<>();
        add(problems, "tensors named both in the old and the new way: %d (%s)", doubles);
        add(
                problems,
                "tensors missing: %d (%s)",
                needed.stream()
                        .map(NamedTensor::name)
                        .filter(name -> !entries.containsKey(name))
                        .toList());
        add(
                problems,
                "tensors that the design does not have: %d (%s)",
                entries.keySet().stream()
                        .filter(name -> !names.contains(name) && !ignored.contains(name))
                        .sorted()
                        .toList());
        add(problems, "tensors of another shape: %d (%s)", unlike(present, this::otherShape));
        add(problems, "tensors of another type than F32: %d (%s)", unlike(present, this::otherType));
        return problems;
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
        List<Long> shape = entries.get(tensor.name()).shape();
        List<Long> wanted = tensor.shape().stream().map(Integer::longValue).toList();
        return shape.equals(wanted)
                ? List.of()
                : List.of("%s is %s instead of %s"
                        .formatted(tensor.name(), NamedTensor.shapeText(shape), NamedTensor.shapeText(wanted)));
    }

    private List<String> otherType(NamedTensor tensor) {
        String type = entries.get(tensor.name()).type();
        return type.equals(TensorEntry.FLOAT32) ? List.of() : List.of("%s is %s".formatted(tensor.name(), type));
    }
}
