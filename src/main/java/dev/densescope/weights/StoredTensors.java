package dev.densescope.weights;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors of one safetensors file that are wanted, whatever names they have there. Confined to one thread. */
final class StoredTensors implements TensorValues, AutoCloseable {
    private final FileKind kind;
    private final Path file;
    private final SafetensorsFile safetensors;
    private final Map<String, TensorEntry> entries = new HashMap<>();

    private StoredTensors(FileKind kind, Path file, SafetensorsFile safetensors) {
        this.kind = kind;
        this.file = file;
        this.safetensors = safetensors;
    }

    static StoredTensors open(FileKind kind, Path file) {
        return new StoredTensors(kind, file, SafetensorsFile.open(kind, file));
    }

    Map<String, String> metadata() {
        return safetensors.metadata();
    }

    /**
     * From here on these tensors can be asked for.
     *
     * @throws WeightsException if they are not what the file has
     */
    void requireFitting(List<NamedTensor> needed, Set<String> ignored, String design) {
        try {
            entries.putAll(FittingTensors.find(safetensors.tensors(), needed, ignored));
        } catch (InvalidHeaderException other) {
            throw new WeightsException(
                    "%s %s does not fit the design %s: %s.".formatted(kind.words(), file, design, other.getMessage()),
                    other);
        }
    }

    /**
     * Reads everything.
     *
     * @param fromZero tensors that have no negative values
     * @throws WeightsException if a value is infinite, not a number, or negative where none may be
     */
    void requireSoundValues(Set<String> fromZero) {
        entries.keySet().stream().sorted().forEach(name -> {
            float[] values = of(name);
            boolean mayBeNegative = !fromZero.contains(name);
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i]) || (values[i] < 0 && !mayBeNegative)) {
                    throw new WeightsException("%s %s cannot be used: value %d of %s is %s, but must be %s."
                            .formatted(
                                    kind.words(),
                                    file,
                                    i,
                                    name,
                                    values[i],
                                    mayBeNegative ? "a finite number" : "a finite number from 0"));
                }
            }
        });
    }

    @Override
    public float[] of(String name) {
        TensorEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return safetensors.floats(entry);
    }

    @Override
    public void close() {
        safetensors.close();
    }
}
