package dev.densescope.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The format that weights and checkpoints are written in: safetensors. Any thread. */
public final class WrittenFormat {
    private WrittenFormat() {}

    /** Whether a file is of this format, or empty, so that weights may take its place. Reads the header alone. */
    public static boolean mayReplace(Path file) {
        try {
            if (Files.notExists(file) || Files.size(file) == 0) {
                return true;
            }
            SafetensorsFile.open(FileKind.WEIGHTS, file).close();
            return true;
        } catch (IOException | WeightsException other) {
            return false;
        }
    }
}
