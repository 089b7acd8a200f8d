package dev.densescope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a file has replaced, kept under a temporary name until nobody may want it back. One thread at a time.
 *
 * @param target the name that it had
 * @param kept where it is now; empty if there was nothing
 */
record BackupFile(Path target, Optional<TemporaryFile.Opened> kept) {
    /**
     * Keeps what is there, which stays there as well.
     *
     * @throws IOException if it cannot be kept; nothing has changed then
     */
    static BackupFile of(Path target) throws IOException {
        return new BackupFile(target, Files.exists(target) ? Optional.of(keep(target)) : Optional.empty());
    }

    private static TemporaryFile.Opened keep(Path target) throws IOException {
        Optional<TemporaryFile.Opened> kept = Optional.empty();
        while (kept.isEmpty()) {
            Path name = TemporaryFile.name(target);
            link(FileTarget.of(target), name);
            kept = TemporaryFile.lock(name);
        }
        return kept.get();
    }

    /** A second name takes no room; where there is none, a copy. */
    private static void link(Path target, Path name) throws IOException {
        try {
            Files.createLink(name, target);
        } catch (IOException | UnsupportedOperationException withoutLinks) {
            copy(target, name);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException failed) {
            Files.deleteIfExists(to);
            throw failed;
        }
    }

    /** Gives it its name back. */
    void restoreBackup() throws IOException {
        if (kept.isPresent()) {
            AtomicFile.move(kept.get().path(), target);
        } else {
            Files.deleteIfExists(target);
        }
        drop();
    }

    /** Nobody wants it back. */
    void drop() throws IOException {
        if (kept.isPresent()) {
            kept.get().discard();
        }
    }
}
