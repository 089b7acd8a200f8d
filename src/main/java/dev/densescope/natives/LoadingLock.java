package dev.densescope.natives;

import dev.densescope.file.FolderLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
        // never deleted, because two processes could then hold a lock of the same name
        Optional<FileChannel> locked = FolderLock.acquire(folder.resolve(NAME), patience);
        try {
            return loading.get();
        } finally {
            locked.ifPresent(LoadingLock::release);
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
