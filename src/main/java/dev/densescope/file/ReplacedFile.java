package dev.densescope.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file written under a temporary name beside its target, which it replaces in one move when it is whole. If it is closed
 * before, what was there stays as it was. One thread at a time.
 */
public final class ReplacedFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final FileChannel channel;

    private ReplacedFile(Path target, TemporaryFile.Opened temporary) {
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
    public static ReplacedFile begin(Path file) throws IOException {
        Path target = FileTarget.of(file);
        TemporaryFile.removeDead(target.resolveSibling(""));
        return new ReplacedFile(target, TemporaryFile.open(target));
    }

    /** Replaces a file by these bytes. */
    public static void write(Path file, byte[] content) throws IOException {
        try (ReplacedFile replaced = begin(file)) {
            replaced.write(ByteBuffer.wrap(content));
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

    /** All is written: makes sure that it is on the disk. */
    public void finish() throws IOException {
        if (channel.isOpen()) {
            channel.force(true);
        }
    }

    /** Gives the whole file its name. */
    public void replace() throws IOException {
        finish();
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
        channel.close();
    }

    /** Takes the temporary file away, if it is still there. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
