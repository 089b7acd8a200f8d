package dev.densescope.weights;

import dev.densescope.language.Text;
import dev.densescope.network.Network;
import dev.densescope.weights.matching.TranslatedNames;
import dev.densescope.weights.matching.WeightChanges;
import dev.densescope.weights.safetensors.SafetensorsWriter;
import dev.densescope.weights.tensor.HeadChoice;
import dev.densescope.weights.tensor.MatchedTensors;
import dev.densescope.weights.tensor.NamedTensor;
import dev.densescope.weights.tensor.PendingFile;
import dev.densescope.weights.tensor.StateDict;
import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.TensorValues;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weights of a network: parameters and running statistics with torchvision's names, written as safetensors, read from
 * safetensors and PyTorch checkpoints. Also reads names with a common prefix, names of older programs, and other
 * floating-point types. Not thread-safe.
 */
public final class WeightsFile implements TensorValues, AutoCloseable {
    /** The value of {@code format} that libraries expect for PyTorch's layout. */
    private static final Map<String, String> FORMAT = Map.of("format", "pt");

    private final StoredTensors tensors;
    private final List<NamedTensor> given;
    private final Optional<Text> changes;

    private WeightsFile(StoredTensors tensors, List<NamedTensor> given, Optional<Text> changes) {
        this.tensors = tensors;
        this.given = given;
        this.changes = changes;
    }

    /**
     * Opens weights that must contain all tensors of the network.
     *
     * @throws WeightsException as below
     */
    public static WeightsFile open(Path file, Network network) {
        return open(file, network, HeadChoice.MATCH);
    }

    /**
     * Opens the weights of a network and validates all of them.
     *
     * @throws WeightsException if the file cannot be read, does not fit the network, or has invalid values
     */
    public static WeightsFile open(Path file, Network network, HeadChoice head) {
        StoredTensors tensors = StoredTensors.open(TensorFileKind.WEIGHTS, file);
        try {
            TranslatedNames names =
                    TranslatedNames.of(tensors.source().tensors().keySet());
            List<NamedTensor> needed = StateDict.of(network);
            MatchedTensors found =
                    tensors.requireFitting(needed, names, head, network.spec().name());
            tensors.validateValues(StateDict.variances(network));
            WeightChanges changes = new WeightChanges(tensors.source(), names, found, needed);
            return new WeightsFile(tensors, found.given(), changes.sentence(file));
        } catch (RuntimeException refused) {
            tensors.close();
            throw refused;
        }
    }

    /**
     * Writes the weights of a network. An existing file is replaced atomically, or left unchanged on failure.
     *
     * @param steps number of training steps done
     * @param setup setup of the training
     * @throws WeightsException if the file cannot be written
     */
    public static void write(Path file, Network network, int steps, TrainingSetup setup, TensorValues values) {
        Map<String, String> metadata = metadata(network, steps, setup);
        SafetensorsWriter.write(TensorFileKind.WEIGHTS, file, metadata, StateDict.of(network), values);
    }

    /**
     * Writes the weights of a network to a temporary file, which the caller commits.
     *
     * @param steps number of training steps done
     * @param setup setup of the training
     * @throws WeightsException if the file cannot be written
     */
    public static PendingFile begin(Path file, Network network, int steps, TrainingSetup setup, TensorValues values) {
        Map<String, String> metadata = metadata(network, steps, setup);
        return SafetensorsWriter.begin(TensorFileKind.WEIGHTS, file, metadata, StateDict.of(network), values);
    }

    /**
     * Writes weights with no training: the design is in the header. The stream stays open.
     *
     * @param values of all parameters and running statistics
     * @throws IOException of the stream
     */
    public static void write(OutputStream out, Network network, TensorValues values) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>(FORMAT);
        metadata.putAll(SavedTraining.metadata(network.spec()));
        SafetensorsWriter.write(out, metadata, StateDict.of(network), values);
    }

    private static Map<String, String> metadata(Network network, int steps, TrainingSetup setup) {
        Map<String, String> metadata = new LinkedHashMap<>(FORMAT);
        metadata.putAll(SavedTraining.metadata(network.spec(), steps, setup));
        return metadata;
    }

    /**
     * Writes its tensors as safetensors, with current names, to a temporary file, which the caller commits.
     *
     * @throws WeightsException if the file cannot be written
     */
    public PendingFile copyTo(Path target) {
        return SafetensorsWriter.begin(TensorFileKind.WEIGHTS, target, FORMAT, given, this);
    }

    /** Names of its tensors: all of the network, or all but those of a new classifier. */
    public Set<String> names() {
        return tensors.names();
    }

    /**
     * Removed prefixes, renamed, converted, ignored and newly initialised tensors as one sentence; empty if there are
     * none.
     */
    public Optional<Text> changes() {
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
