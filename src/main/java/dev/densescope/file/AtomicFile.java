package dev.densescope.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file written under a temporary name next to its target, which it replaces in one move when it is whole. If it is closed
 * before, what was there stays as it was. Owner and mode stay those of what is replaced; a new file gets what the system
 * gives new files. One thread at a time.
 */
public final class AtomicFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private Optional<BackupFile> earlier = Optional.empty();

    private AtomicFile(Path target, TemporaryFile.Opened temporary) {
        this.target = target;
        this.temporary = temporary.path();
        this.channel = temporary.channel();
    }

    /**
     * Begins to write a file, and takes away what killed processes have left of files in the same folder.
     *
     * @param file may be there or not; of a link, what it leads to is replaced, or made
     * @throws IOException if nothing can be written there, or it is a folder or a device
     */
    public static AtomicFile begin(Path file) throws IOException {
        Path target = FileTarget.of(file);
        TemporaryFile.removeAbandoned(target.resolveSibling(""));
        return new AtomicFile(target, TemporaryFile.open(target));
    }

    /** What goes into a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces a file by these bytes. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** Replaces a file by this content. */
    public static void write(Path file, Content content) throws IOException {
        try (AtomicFile replaced = begin(file)) {
            replaced.write(content);
            replaced.replace();
        }
    }

    /** Where to write; to be left open, since it holds the lock that says that the file is being written. */
    public FileChannel channel() {
        return channel;
    }

    /** Writes all that remains in a buffer. */
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Writes all of a content. */
    public void write(Content content) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.writeTo(out);
        out.flush();
    }

    /** All is written: makes sure that it is on the disk. */
    public void finish() throws IOException {
        if (channel.isOpen()) {
            channel.force(true);
        }
    }

    /** Gives the whole file its name. */
    public void replace() throws IOException {
        finish();
        move(temporary, target);
        channel.close();
    }

    /** The same, but what it replaces is kept until this is closed: {@link #restoreBackup} brings it back. */
    public void replaceKeepingBackup() throws IOException {
        earlier = Optional.of(BackupFile.of(target));
        replace();
    }

    /** Undoes {@link #replaceKeepingBackup}, if that was done. */
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

    /** Takes the temporary file away, if it is still there, and what was kept. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
        if (earlier.isPresent()) {
            earlier.get().drop();
        }
    }
}
