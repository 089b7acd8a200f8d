package dev.densescope.weights.tensor;

import dev.densescope.file.FileProblem;
import dev.densescope.file.write.AtomicFile;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A complete tensor file under a temporary name. The existing file stays until this one replaces it; without that,
 * closing deletes the temporary file. Not thread-safe.
 */
public final class PendingFile implements AutoCloseable {
    private final TensorFileKind kind;
    private final Path target;
    private final AtomicFile file;

    public PendingFile(TensorFileKind kind, Path target, AtomicFile file) {
        this.kind = kind;
        this.target = target;
        this.file = file;
    }

    /**
     * Replaces the target.
     *
     * @throws WeightsException if that fails; the target stays unchanged
     */
    public void replace() {
        try {
            file.replace();
        } catch (IOException failed) {
            throw unwritable(kind, target, failed);
        }
    }

    /** Deletes the temporary file, unless it has replaced the target. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw unwritable(kind, target, failed);
        }
    }

    public static WeightsException unwritable(TensorFileKind kind, Path target, IOException failed) {
        return new WeightsException(
                Text.of("%s %s cannot be written: %s.", kind.told(), target, FileProblem.reason(failed)), failed);
    }
}
