package dev.densescope.weights;

import dev.densescope.network.Network;
import dev.densescope.weights.matching.TranslatedNames;
import dev.densescope.weights.matching.WeightChanges;
import dev.densescope.weights.safetensors.SafetensorsWriter;
import dev.densescope.weights.tensor.FileKind;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.MatchedTensors;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.PendingFile;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weights of a network: parameters and running statistics under torchvision's names, written as safetensors, read from
 * safetensors and PyTorch checkpoints. Read are also names with a common prefix and those of older programs, and numbers of
 * other precision. Confined to one thread.
 */
public final class WeightsFile implements TensorValues, AutoCloseable {
    /** The word that libraries expect for tensors of PyTorch's order. */
    private static final Map<String, String> FORMAT = Map.of("format", "pt");

    private final StoredTensors tensors;
    private final List<NamedTensor> given;
    private final Optional<String> changes;

    private WeightsFile(StoredTensors tensors, List<NamedTensor> given, Optional<String> changes) {
        this.tensors = tensors;
        this.given = given;
        this.changes = changes;
    }

    /**
     * Opens weights that must have all that the network has.
     *
     * @throws WeightsException as below
     */
    public static WeightsFile open(Path file, Network network) {
        return open(file, network, HeadChoice.MATCH);
    }

    /**
     * Opens the weights of a network and reads all of them once, so that nothing has to be refused later.
     *
     * @throws WeightsException if the file cannot be read, does not fit the network, or has values that no network has
     */
    public static WeightsFile open(Path file, Network network, HeadChoice head) {
        StoredTensors tensors = StoredTensors.open(FileKind.WEIGHTS, file);
        try {
            TranslatedNames names =
                    TranslatedNames.of(tensors.source().tensors().keySet());
            List<NamedTensor> needed = StateDict.of(network);
            MatchedTensors found =
                    tensors.requireFitting(needed, names, head, network.spec().name());
            tensors.requireSoundValues(StateDict.variances(network));
            WeightChanges changes = new WeightChanges(tensors.source(), names, found, needed);
            return new WeightsFile(tensors, found.given(), changes.sentence(file));
        } catch (RuntimeException refused) {
            tensors.close();
            throw refused;
        }
    }

    /**
     * Writes the weights of a network; a file already there is replaced in one move, or not at all.
     *
     * @param steps of training that they have had
     * @param setup of its training
     * @throws WeightsException if the file cannot be written
     */
    public static void write(Path file, Network network, int steps, TrainingSetup setup, TensorValues values) {
        Map<String, String> metadata = metadata(network, steps, setup);
        SafetensorsWriter.write(FileKind.WEIGHTS, file, metadata, StateDict.of(network), values);
    }

    /**
     * Writes the weights of a network, and leaves it to the caller when the file gets its name.
     *
     * @param steps of training that they have had
     * @param setup of its training
     * @throws WeightsException if the file cannot be written
     */
    public static PendingFile begin(Path file, Network network, int steps, TrainingSetup setup, TensorValues values) {
        Map<String, String> metadata = metadata(network, steps, setup);
        return SafetensorsWriter.begin(FileKind.WEIGHTS, file, metadata, StateDict.of(network), values);
    }

    private static Map<String, String> metadata(Network network, int steps, TrainingSetup setup) {
        Map<String, String> metadata = new LinkedHashMap<>(FORMAT);
        metadata.putAll(SavedTraining.metadata(network.spec(), steps, setup));
        return metadata;
    }

    /**
     * Writes what it gives as safetensors, under today's names, and leaves it to the caller when the file gets its name.
     *
     * @throws WeightsException if the file cannot be written
     */
    public PendingFile copyTo(Path target) {
        return SafetensorsWriter.begin(FileKind.WEIGHTS, target, FORMAT, given, this);
    }

    /** Names of the tensors that it gives: all of the network, or all but a new classifier's. */
    public Set<String> names() {
        return tensors.names();
    }

    /** What was taken off, renamed, widened, ignored or left to be initialised: one sentence; empty if nothing was. */
    public Optional<String> changes() {
        return changes;
    }

    @Override
    public float[] of(String name) {
        return tensors.of(name);
    }

    @Override
    public void close() {
        tensors.close();
    }
}
