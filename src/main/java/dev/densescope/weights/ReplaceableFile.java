package dev.densescope.weights;

import dev.densescope.weights.tensor.TensorFileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks which files may be replaced by weights and checkpoints. Thread-safe. */
public final class ReplaceableFile {
    private ReplaceableFile() {}

    /** Whether a file contains tensors or is empty, so that weights may replace it. Reads only its header. */
    public static boolean byWeights(Path file) {
        try {
            if (Files.notExists(file) || Files.size(file) == 0) {
                return true;
            }
            StoredTensors.open(TensorFileKind.WEIGHTS, file).close();
            return true;
        } catch (IOException | WeightsException other) {
            return false;
        }
    }
}
