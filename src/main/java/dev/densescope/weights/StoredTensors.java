package dev.densescope.weights;

import dev.densescope.language.Text;
import dev.densescope.weights.matching.TensorMatcher;
import dev.densescope.weights.matching.TranslatedNames;
import dev.densescope.weights.store.InvalidTensorFileException;
import dev.densescope.weights.store.TensorSource;
import dev.densescope.weights.tensor.ClassifierException;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.MatchedTensors;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The needed tensors of a file, by current names. Not thread-safe. */
final class StoredTensors implements TensorValues, AutoCloseable {
    private final TensorFileKind kind;
    private final Path file;
    private final TensorSource source;
    /** Names in the file by current names. */
    private final Map<String, String> wanted = new LinkedHashMap<>();

    private StoredTensors(TensorFileKind kind, Path file, TensorSource source) {
        this.kind = kind;
        this.file = file;
        this.source = source;
    }

    static StoredTensors open(TensorFileKind kind, Path file) {
        return new StoredTensors(kind, file, TensorFiles.open(kind, file));
    }

    /** The file. */
    TensorSource source() {
        return source;
    }

    Map<String, String> metadata() {
        return source.metadata();
    }

    /**
     * Selects the needed tensors, except those of a new classifier.
     *
     * @throws WeightsException if they do not match the file
     */
    MatchedTensors requireFitting(List<NamedTensor> needed, TranslatedNames names, HeadChoice head, String design) {
        try {
            MatchedTensors found = TensorMatcher.find(source.tensors(), names, needed, head);
            found.given()
                    .forEach(tensor -> wanted.put(tensor.name(), names.inFile().get(tensor.name())));
            return found;
        } catch (ClassifierException other) {
            throw new WeightsException(misfit(design, other.told()), other);
        } catch (InvalidTensorFileException other) {
            throw new WeightsException(Text.of("%s.", misfit(design, other.told())), other);
        }
    }

    private Text misfit(String design, Text why) {
        return Text.of("%s %s does not fit the design %s: %s", kind.told(), file, design, why);
    }

    /**
     * Validates all values.
     *
     * @param fromZero tensors that must not have negative values
     * @throws WeightsException if a value is infinite, NaN, or negative and must not be
     */
    void validateValues(Set<String> fromZero) {
        wanted.keySet().stream().sorted().forEach(name -> {
            float[] values = of(name);
            boolean mayBeNegative = !fromZero.contains(name);
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i]) || (values[i] < 0 && !mayBeNegative)) {
                    throw new WeightsException(Text.of(
                            "%s %s cannot be used: value %d of %s is %s, but must be %s.",
                            kind.told(),
                            file,
                            i,
                            name,
                            values[i],
                            mayBeNegative ? Text.of("a finite number") : Text.of("a finite number of at least 0")));
                }
            }
        });
    }

    /** Names of the selected tensors. */
    Set<String> names() {
        return wanted.keySet();
    }

    @Override
    public float[] of(String name) {
        String inFile = wanted.get(name);
        if (inFile == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        try {
            return source.floats(inFile);
        } catch (InvalidTensorFileException invalid) {
            throw TensorFiles.unusable(kind, file, invalid);
        } catch (IOException failed) {
            throw TensorFiles.unreadable(kind, file, failed);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException failed) {
            throw TensorFiles.unreadable(kind, file, failed);
        }
    }
}
