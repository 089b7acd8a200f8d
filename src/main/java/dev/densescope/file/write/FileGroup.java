package dev.densescope.file.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Writes several files, all of them or none: each under a temporary name, and renamed after all are written. Existing
 * files are replaced. Not thread-safe.
 */
public final class FileGroup {
    private final List<AtomicFile> staged = new ArrayList<>();

    private FileGroup() {}

    /**
     * A file of the group.
     *
     * @param file the target, which need not exist
     */
    public record Part(Path file, Content content) {}

    /** Writes the content of a file and reports its progress. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the content; the stream stays open.
         *
         * @throws CancellationException if {@code progress} cancels
         */
        void writeTo(OutputStream out, WriteProgress progress) throws IOException;
    }

    /**
     * Writes all files.
     *
     * @throws UnwrittenFileException if one cannot be written; existing files are unchanged, and there are no new ones
     * @throws RuntimeException of a content, such as a cancellation, with the same effect
     */
    public static void write(List<Part> parts, WriteProgress progress) throws UnwrittenFileException {
        FileGroup group = new FileGroup();
        try {
            for (int i = 0; i < parts.size(); i++) {
                group.stage(parts.get(i), progress.part(i, parts.size()));
            }
            group.replaceAll(parts);
        } finally {
            group.discard();
        }
    }

    private void stage(Part part, WriteProgress progress) throws UnwrittenFileException {
        progress.written(0); // a cancelled group begins no other file
        try {
            AtomicFile file = AtomicFile.begin(part.file());
            staged.add(file);
            file.write(out -> part.content().writeTo(out, progress));
            file.finish();
        } catch (IOException failed) {
            throw new UnwrittenFileException(part.file(), failed);
        }
    }

    private void replaceAll(List<Part> parts) throws UnwrittenFileException {
        for (int i = 0; i < staged.size(); i++) {
            try {
                staged.get(i).replaceKeepingBackup();
            } catch (IOException failed) {
                restore(failed);
                throw new UnwrittenFileException(parts.get(i).file(), failed);
            }
        }
    }

    private void restore(IOException failed) {
        for (AtomicFile file : staged) {
            try {
                file.restoreBackup();
            } catch (IOException kept) {
                failed.addSuppressed(kept);
            }
        }
    }

    private void discard() {
        staged.forEach(FileGroup::discard);
    }

    private static void discard(AtomicFile file) {
        try {
            file.close();
        } catch (IOException kept) {
            return; // the next process that writes to the folder removes it
        }
    }
}
