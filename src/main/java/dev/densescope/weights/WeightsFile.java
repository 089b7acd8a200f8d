package dev.densescope.weights;

import dev.densescope.network.Network;
import java.nio.file.Path;
import java.util.Map;

/**
 * Weights of a network: parameters and running statistics as safetensors under torchvision's names, so that a state dict
 * goes in and out without renaming. Names of torchvision's first releases ({@code norm.1}) are read too. Confined to one
 * thread.
 */
public final class WeightsFile implements TensorValues, AutoCloseable {
    private static final Map<String, String> METADATA = Map.of("format", "pt");

    private final StoredTensors tensors;

    private WeightsFile(StoredTensors tensors) {
        this.tensors = tensors;
    }

    /**
     * Opens the weights of a network and reads all of them once, so that nothing has to be refused later.
     *
     * @throws WeightsException if the file cannot be read, does not fit the network, or has values that no network has
     */
    public static WeightsFile open(Path file, Network network) {
        StoredTensors tensors = StoredTensors.open(FileKind.WEIGHTS, file);
        try {
            tensors.requireFitting(
                    StateDict.of(network),
                    StateDict.ignored(network),
                    network.spec().name());
            tensors.requireSoundValues(StateDict.variances(network));
            return new WeightsFile(tensors);
        } catch (RuntimeException refused) {
            tensors.close();
            throw refused;
        }
    }

    /**
     * Writes the weights of a network; a file already there is replaced in one move, or not at all.
     *
     * @throws WeightsException if the file cannot be written
     */
    public static void write(Path file, Network network, TensorValues values) {
        SafetensorsWriter.write(FileKind.WEIGHTS, file, METADATA, StateDict.of(network), values);
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
