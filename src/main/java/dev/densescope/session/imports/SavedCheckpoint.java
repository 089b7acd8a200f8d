package dev.densescope.session.imports;

import dev.densescope.spec.DenseNetSpec;
import dev.densescope.weights.SavedTraining;
import dev.densescope.weights.tensor.FileKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checkpoint of this program, as its header says.
 *
 * @param file the checkpoint
 * @param spec the design of its training, batch included
 * @param steps of its training that were done when it was written
 */
public record SavedCheckpoint(Path file, DenseNetSpec spec, int steps) {
    /** Reads the header of a file alone; empty if it is no checkpoint of this program, or cannot be read. Any thread. */
    public static Optional<SavedCheckpoint> of(Path file) {
        return SavedTraining.of(file)
                .filter(saved -> saved.kind() == FileKind.CHECKPOINT)
                .map(saved -> new SavedCheckpoint(file, saved.design(), saved.steps()));
    }
}
