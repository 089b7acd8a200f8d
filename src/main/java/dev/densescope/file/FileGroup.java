package dev.densescope.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    public record Part(Path file, AtomicFile.Content content) {}

    /**
     * Writes all files.
     *
     * @throws UnwrittenFileException if one cannot be written; existing files are unchanged, and there are no new ones
     * @throws RuntimeException of a content, with the same effect
     */
    public static void write(List<Part> parts) throws UnwrittenFileException {
        FileGroup group = new FileGroup();
        try {
            for (Part part : parts) {
                group.stage(part);
            }
            group.replaceAll(parts);
        } finally {
            group.discard();
        }
    }

    private void stage(Part part) throws UnwrittenFileException {
        try {
            AtomicFile file = AtomicFile.begin(part.file());
            staged.add(file);
            file.write(part.content());
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
        for (AtomicFile file : staged) {
            try {
                file.close();
            } catch (IOException kept) {
                continue; // the next process that writes to the folder removes it
            }
        }
    }
}
