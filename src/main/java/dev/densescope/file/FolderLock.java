package dev.densescope.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A lock on a folder between processes, to be held for a short time. If the lock cannot be obtained, because the folder
 * is read-only, the file system has no locks or another process holds it for too long, the work is done without it.
 */
public final class FolderLock {
    private static final String NAME = ".densescope.lock";
    private static final long PAUSE_MILLIS = 3;
    private static final int MAX_TOKEN = 1 << 12;

    private FolderLock() {}

    /** The work to do while holding the lock. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Runs the work while holding the lock of the folder. Thread-safe; not reentrant.
     *
     * @param folder an existing folder
     * @param patience how long to wait for the lock
     * @throws IOException if the work throws it
     */
    public static synchronized <T> T hold(Path folder, Duration patience, Work<T> work) throws IOException {
        Path file = folder.resolve(NAME);
        Optional<FileChannel> lock = acquire(file, patience);
        try {
            return work.run();
        } finally {
            if (lock.isPresent()) {
                Files.deleteIfExists(file);
                lock.get().close();
            }
        }
    }

    /**
     * Acquires the lock of a file, which is created if it is missing, to be held for longer. The caller closes the channel and
     * need not delete the file. One thread at a time for a file.
     *
     * @param patience how long to wait for the lock
     * @return empty if the lock cannot be obtained
     */
    public static Optional<FileChannel> acquire(Path file, Duration patience) {
        long begun = System.nanoTime();
        try {
            do {
                Optional<FileChannel> acquired = tryAcquire(file);
                if (acquired.isPresent()) {
                    return acquired;
                }
                Thread.sleep(PAUSE_MILLIS);
            } while (System.nanoTime() - begun < patience.toNanos());
        } catch (IOException withoutLocks) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Optional<FileChannel> tryAcquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null && isSameFile(file, channel)) {
                return Optional.of(channel);
            }
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        channel.close();
        return Optional.empty();
    }

    /**
     * Whether the locked file still has this name: the previous owner of the lock deletes the file. Compares the size,
     * since opening the file again would release the lock on POSIX systems.
     */
    private static boolean isSameFile(Path file, FileChannel channel) throws IOException {
        int token = 1 + ThreadLocalRandom.current().nextInt(MAX_TOKEN);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(new byte[] {0}), token - 1L);
        return Files.exists(file) && Files.size(file) == token;
    }
}
