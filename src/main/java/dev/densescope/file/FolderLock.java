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
 * Lets one process at a time look at a folder and change it. For moments only: others wait meanwhile. Who cannot get the
 * lock, since the folder is read-only, the file system knows no locks, or others keep it for too long, goes on without it.
 */
public final class FolderLock {
    private static final String NAME = ".densescope.lock";
    private static final long PAUSE_MILLIS = 3;
    private static final int MAX_TOKEN = 1 << 12;

    private FolderLock() {}

    /** What is done in the meantime. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Does something while no other process does the like in this folder; any thread, one at a time. Must not be called from
     * within the work.
     *
     * @param folder that is there
     * @param patience for how long others are waited for
     * @throws IOException if the work does
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

    private static Optional<FileChannel> acquire(Path file, Duration patience) {
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
            if (channel.tryLock() != null && isStill(file, channel)) {
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
     * Whether the file that is locked is the one of this name: whoever had the lock before has taken the file away. Told by
     * its size, since opening the file again would give up the lock on POSIX systems.
     */
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        int token = 1 + ThreadLocalRandom.current().nextInt(MAX_TOKEN);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(new byte[] {0}), token - 1L);
        return Files.exists(file) && Files.size(file) == token;
    }
}
