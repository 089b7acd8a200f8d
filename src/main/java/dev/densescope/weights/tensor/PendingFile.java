package dev.densescope.weights.tensor;

import dev.densescope.file.AtomicFile;
import dev.densescope.file.FileProblem;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of tensors that is written in whole and waits for its name. What was there before stays until it gets it; if it is
 * closed without, nothing is left of it. Confined to one thread at a time.
 */
public final class PendingFile implements AutoCloseable {
    private final FileKind kind;
    private final Path target;
    private final AtomicFile file;

    public PendingFile(FileKind kind, Path target, AtomicFile file) {
        this.kind = kind;
        this.target = target;
        this.file = file;
    }

    /**
     * Gives it its name, in place of what had it.
     *
     * @throws WeightsException if that cannot be done; what was there stays
     */
    public void replace() {
        try {
            file.replace();
        } catch (IOException failed) {
            throw unwritable(kind, target, failed);
        }
    }

    /** Takes it away, unless it has got its name. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw unwritable(kind, target, failed);
        }
    }

    public static WeightsException unwritable(FileKind kind, Path target, IOException failed) {
        return new WeightsException(
                "%s %s cannot be written: %s.".formatted(kind.label(), target, FileProblem.reason(failed)), failed);
    }
}
