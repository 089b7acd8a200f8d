package dev.densescope.weights;

import dev.densescope.language.Text;
import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.spec.json.InvalidDesignJsonException;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The training recorded in a file written by this program.
 *
 * @param kind checkpoint or weights
 * @param design design of the network, including batch size
 * @param steps number of steps done
 * @param seed seed of images and dropout
 * @param earlier all metadata about the training
 */
public record SavedTraining(TensorFileKind kind, DenseNetSpec design, int steps, long seed, EarlierTraining earlier) {
    private static final String FORMAT = "format";
    private static final String STEPS = "steps";
    private static final String DESIGN = "design";

    /**
     * Reads the header of a file. Thread-safe.
     *
     * @return empty if it cannot be read, or was not written by this program
     */
    public static Optional<SavedTraining> of(Path file) {
        try {
            return read(TensorFileKind.WEIGHTS, file);
        } catch (WeightsException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The same for a checkpoint. Thread-safe.
     *
     * @throws WeightsException if it cannot be read, or was not written by this program
     */
    public static SavedTraining ofCheckpoint(Path file) {
        return read(TensorFileKind.CHECKPOINT, file)
                .filter(saved -> saved.kind() == TensorFileKind.CHECKPOINT)
                .orElseThrow(() -> new WeightsException(Text.of(
                        "%s %s cannot be used: it is not a checkpoint; start with it as weights, if it contains only weights.",
                        TensorFileKind.CHECKPOINT.told(), file)));
    }

    private static Optional<SavedTraining> read(TensorFileKind expected, Path file) {
        try (StoredTensors tensors = StoredTensors.open(expected, file)) {
            return in(file, tensors.metadata());
        }
    }

    /** The training in the metadata of a file; empty if this program did not write it. */
    static Optional<SavedTraining> in(Path file, Map<String, String> metadata) {
        if (!metadata.keySet().containsAll(List.of(DESIGN, STEPS, TrainingImages.SEED))
                || !TrainingImages.isYesOrNo(metadata.getOrDefault(TrainingImages.SHUFFLED, "true"))) {
            return Optional.empty();
        }
        try {
            requireFraction(metadata.getOrDefault(TrainingImages.HELD_OUT, "0"));
            boolean resumable = CheckpointFile.FORMAT.equals(metadata.get(FORMAT));
            return Optional.of(new SavedTraining(
                    resumable ? TensorFileKind.CHECKPOINT : TensorFileKind.WEIGHTS,
                    DesignJson.parse(metadata.get(DESIGN)),
                    steps(metadata.get(STEPS)),
                    Long.parseLong(metadata.get(TrainingImages.SEED)),
                    new EarlierTraining(file, metadata)));
        } catch (InvalidDesignJsonException | NumberFormatException other) {
            return Optional.empty();
        }
    }

    /** The design in the metadata of a file, with or without a training; empty if there is none. */
    static Optional<DenseNetSpec> designIn(Map<String, String> metadata) {
        try {
            return Optional.ofNullable(metadata.get(DESIGN)).map(DesignJson::parse);
        } catch (InvalidDesignJsonException none) {
            return Optional.empty();
        }
    }

    private static int steps(String text) {
        int steps = Integer.parseInt(text);
        if (steps < 0) {
            throw new NumberFormatException("not a number of steps");
        }
        return steps;
    }

    private static void requireFraction(String text) {
        double fraction = Double.parseDouble(text);
        if (!(fraction >= 0 && fraction < 1)) {
            throw new NumberFormatException("not a fraction");
        }
    }

    /** The metadata that a training writes to its files. */
    static Map<String, String> metadata(DenseNetSpec design, int steps, TrainingSetup setup) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(STEPS, Integer.toString(steps));
        metadata.putAll(setup.metadata());
        metadata.putAll(metadata(design));
        return metadata;
    }

    /** The metadata of weights that belong to no training. */
    static Map<String, String> metadata(DenseNetSpec design) {
        return Map.of(DESIGN, DesignJson.toNode(design).toString());
    }

    /** The differences of its design from another, apart from the name. */
    public List<Text> differences(DenseNetSpec otherDesign) {
        return DesignDifferences.between(design, otherDesign);
    }

    /** The differences from another training, such as {@code seed is 1 there and 2 here}. */
    public List<Text> differences(DenseNetSpec otherDesign, TrainingSetup other) {
        List<Text> differences = new ArrayList<>(differences(otherDesign));
        differences.addAll(earlier.differences(other));
        return differences;
    }
}
