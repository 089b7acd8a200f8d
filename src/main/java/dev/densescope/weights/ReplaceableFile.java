package dev.densescope.weights;

import dev.densescope.weights.tensor.FileKind;
import dev.densescope.weights.tensor.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What weights and checkpoints may be written over. Any thread. */
public final class ReplaceableFile {
    private ReplaceableFile() {}

    /** Whether a file holds tensors, or nothing, so that weights may take its place. Reads what it says of them alone. */
    public static boolean byWeights(Path file) {
        try {
            if (Files.notExists(file) || Files.size(file) == 0) {
                return true;
            }
            StoredTensors.open(FileKind.WEIGHTS, file).close();
            return true;
        } catch (IOException | WeightsException other) {
            return false;
        }
    }
}
