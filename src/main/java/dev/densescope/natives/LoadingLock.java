package dev.densescope.natives;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets one process at a time unpack and load native libraries. JavaCPP locks its folder only while it unpacks. It
 * unpacks a library again if its archive has another time stamp, for example in another build. That could remove a
 * library that another process has unpacked but not loaded. A loaded library no longer needs its file.
 */
public final class LoadingLock {
    private static final String NAME = ".loading.lock";
    /** Long enough to unpack all libraries to a slow disk; a process that was suspended must not stop all others. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long PAUSE_MILLIS = 20;

    private LoadingLock() {}

    /**
     * Loads libraries while no other thread or process does. If the file system has no locks, or after waiting for a
     * minute, loads them without the lock. Thread-safe, reentrant.
     *
     * @param loading unpacks and loads libraries
     * @throws NativeFolderException if there is no suitable folder for them
     */
    public static <T> T hold(Supplier<T> loading) {
        return Thread.holdsLock(LoadingLock.class) ? loading.get() : hold(NativeLibraries.prepare(), PATIENCE, loading);
    }

    static synchronized <T> T hold(Path folder, Duration patience, Supplier<T> loading) {
        Optional<FileChannel> locked = acquire(folder.resolve(NAME), patience);
        try {
            return loading.get();
        } finally {
            locked.ifPresent(LoadingLock::release);
        }
    }

    /**
     * Acquires the lock; empty if that fails. The file is never deleted, because two processes could then hold a lock
     * of the same name.
     */
    private static Optional<FileChannel> acquire(Path file, Duration patience) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel, patience)) {
                return Optional.of(channel);
            }
            channel.close();
        } catch (IOException withoutLocks) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isLocked(FileChannel channel, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() > end || !pause()) {
                return false;
            }
        }
        return true;
    }

    /** Waits briefly; false if the thread was interrupted. */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException closedAlready) {
            return; // the lock is released when the process ends
        }
    }
}
