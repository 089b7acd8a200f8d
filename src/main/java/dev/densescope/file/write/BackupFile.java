package dev.densescope.file.write;

import dev.densescope.file.FileTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The previous file of a replacement, kept under a temporary name. Not thread-safe.
 *
 * @param target its original path
 * @param kept the backup; empty if there was no file
 */
record BackupFile(Path target, Optional<TemporaryFile.Opened> kept) {
    /**
     * Makes a backup of the target, which stays in place.
     *
     * @throws IOException if there can be no backup; nothing has changed then
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

    /** Creates a hard link, or a copy where links are not supported. */
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

    /** Moves the backup back to its original path. */
    void restoreBackup() throws IOException {
        if (kept.isPresent()) {
            AtomicFile.move(kept.get().path(), target);
        } else {
            Files.deleteIfExists(target);
        }
        delete();
    }

    /** Deletes the backup. */
    void delete() throws IOException {
        if (kept.isPresent()) {
            kept.get().discard();
        }
    }
}
