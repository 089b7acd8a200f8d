package dev.densescope.file.write;

import dev.densescope.file.FileTarget;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Replaces a file atomically: the content is written to a temporary file next to the target, which replaces the target
 * in one move. If it is closed before, the target stays unchanged. A replaced file keeps its owner and permissions; a
 * new file gets the defaults. Not thread-safe.
 */
public final class AtomicFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    /** Holds the lock of the temporary file. */
    private final FileChannel channel;

    private Optional<BackupFile> earlier = Optional.empty();

    private AtomicFile(Path target, TemporaryFile.Opened temporary) {
        this.target = target;
        this.temporary = temporary.path();
        this.channel = temporary.channel();
    }

    /**
     * Creates the temporary file. Also deletes temporary files of killed processes in the same folder.
     *
     * @param file the target, which need not exist; if it is a symbolic link, its target is replaced or created
     * @throws IOException if the file cannot be written, or is a folder or a device
     */
    public static AtomicFile begin(Path file) throws IOException {
        Path target = FileTarget.of(file);
        TemporaryFile.removeAbandoned(target.resolveSibling(""));
        return new AtomicFile(target, TemporaryFile.open(target));
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces a file with the given bytes. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** Replaces a file with the given content. */
    public static void write(Path file, Content content) throws IOException {
        try (AtomicFile replaced = begin(file)) {
            replaced.write(content);
            replaced.replace();
        }
    }

    /** Writes the content. */
    public void write(Content content) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.writeTo(out);
        out.flush();
    }

    /** Forces the content to disk. */
    public void finish() throws IOException {
        if (channel.isOpen()) {
            channel.force(true);
        }
    }

    /** Replaces the target. */
    public void replace() throws IOException {
        finish();
        move(temporary, target);
        channel.close();
    }

    /** Replaces the target, but keeps the previous file until this is closed: {@link #restoreBackup} restores it. */
    public void replaceKeepingBackup() throws IOException {
        earlier = Optional.of(BackupFile.of(target));
        replace();
    }

    /** Undoes {@link #replaceKeepingBackup}, if it was called. */
    public void restoreBackup() throws IOException {
        if (earlier.isPresent() && Files.notExists(temporary)) {
            earlier.get().restoreBackup();
        }
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes the temporary file, if it still exists, and the backup. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
        if (earlier.isPresent()) {
            earlier.get().delete();
        }
    }
}
