package dev.densescope.weights;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.spec.json.DesignJson;
import dev.densescope.spec.json.InvalidDesignJsonException;
import dev.densescope.weights.tensor.FileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The training that a file of this program was written by, as its header says.
 *
 * @param kind whether it holds all that the training can go on from, or weights alone
 * @param design whose network was trained, batch included
 * @param steps that were done when it was written
 * @param seed of its images and dropout
 * @param earlier all that it says of its training
 */
public record SavedTraining(FileKind kind, DenseNetSpec design, int steps, long seed, EarlierTraining earlier) {
    private static final String FORMAT = "format";
    private static final String STEPS = "steps";
    private static final String DESIGN = "design";

    /**
     * Reads the header of a file alone. Any thread.
     *
     * @return empty if it cannot be read, or is none that this program wrote
     */
    public static Optional<SavedTraining> of(Path file) {
        try {
            return read(FileKind.WEIGHTS, file);
        } catch (WeightsException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The same of a file that is taken for a checkpoint. Any thread.
     *
     * @throws WeightsException if it cannot be read, or is none that this program wrote
     */
    public static SavedTraining ofCheckpoint(Path file) {
        return read(FileKind.CHECKPOINT, file)
                .filter(saved -> saved.kind() == FileKind.CHECKPOINT)
                .orElseThrow(() -> new WeightsException(
                        "%s %s cannot be used: it is no checkpoint; begin with it as weights if it holds weights alone."
                                .formatted(FileKind.CHECKPOINT.label(), file)));
    }

    private static Optional<SavedTraining> read(FileKind expected, Path file) {
        try (StoredTensors tensors = StoredTensors.open(expected, file)) {
            Map<String, String> metadata = tensors.metadata();
            if (!metadata.keySet().containsAll(List.of(DESIGN, STEPS, TrainingImages.SEED))) {
                return Optional.empty();
            }
            boolean resumable = CheckpointFile.FORMAT.equals(metadata.get(FORMAT));
            return Optional.of(new SavedTraining(
                    resumable ? FileKind.CHECKPOINT : FileKind.WEIGHTS,
                    DesignJson.parse(metadata.get(DESIGN)),
                    Integer.parseInt(metadata.get(STEPS)),
                    Long.parseLong(metadata.get(TrainingImages.SEED)),
                    new EarlierTraining(file, metadata)));
        } catch (InvalidDesignJsonException | NumberFormatException other) {
            return Optional.empty();
        }
    }

    /** What a file says of the training that writes it. */
    static Map<String, String> metadata(DenseNetSpec design, int steps, TrainingSetup setup) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(STEPS, Integer.toString(steps));
        metadata.putAll(setup.metadata());
        metadata.put(DESIGN, DesignJson.toNode(design).toString());
        return metadata;
    }

    /** In what its design differs from another, apart from the name, in such words as below. */
    public List<String> differences(DenseNetSpec otherDesign) {
        return DesignDifferences.between(design, otherDesign);
    }

    /** In what it differs from another training, in words such as {@code seed is 1 there and 2 here}. */
    public List<String> differences(DenseNetSpec otherDesign, TrainingSetup other) {
        List<String> differences = new ArrayList<>(differences(otherDesign));
        differences.addAll(earlier.differences(other));
        return differences;
    }
}
