package dev.densescope.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files on the way to their name, next to it: {@code .NAME.PROCESS-NUMBER.tmp}. Whoever writes one holds a lock on it, which the
 * operating system takes away from a process that is killed: that is how one that nobody will finish is told from one that
 * somebody is writing. Where the file system knows no locks, nothing is taken for dead.
 */
final class TemporaryFile {
    private static final Pattern NAME = Pattern.compile("\\..+\\.([0-9a-f]{16})-[0-9a-f]{16}\\.tmp");
    private static final Pattern NAME_END = Pattern.compile("[0-9a-f]{16}-[0-9a-f]{16}\\.tmp");
    private static final int RANDOM_BYTES = 8;
    private static final String PROCESS = randomDigits();
    /** Far behind what is written, so that a lock is in no reader's way where systems enforce it. */
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private static final Set<StandardOpenOption> TO_MAKE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final int MAX_ATTEMPTS = 100;

    /**
     * A file that is locked until its channel is closed.
     *
     * @param path its temporary name
     * @param channel open for writing
     * @param locked whether others can see that it is alive
     */
    record Opened(Path path, FileChannel channel, boolean locked) {
        /** Takes it away, if it still has its temporary name, and gives up the lock. */
        void discard() throws IOException {
            try (channel) {
                Files.deleteIfExists(path);
            }
        }
    }

    private TemporaryFile() {}

    /** A name beside a target that no other file has or will have. */
    static Path name(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + PROCESS + "-" + randomDigits() + ".tmp");
    }

    /**
     * Makes an empty file next to its target, with the rights of what is there.
     *
     * @throws IOException if nothing can be written there
     */
    static Opened open(Path target) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Opened> opened = make(name(target), FilePermissions.toBeginWith(target));
            if (opened.isPresent()) {
                FilePermissions.copy(target, opened.get().path());
                return opened.get();
            }
        }
        throw new IOException("temporary files beside it are taken away as they are made");
    }

    private static Optional<Opened> make(Path path, FileAttribute<?>[] attributes) throws IOException {
        return locked(path, FileChannel.open(path, TO_MAKE, attributes));
    }

    /**
     * Locks a file of this process that is there already; empty if another process has taken it for dead before.
     *
     * @throws IOException if it cannot be opened
     */
    static Optional<Opened> lock(Path path) throws IOException {
        return locked(path, FileChannel.open(path, StandardOpenOption.WRITE));
    }

    /** Empty if another process has taken the file for dead before it was locked. */
    private static Optional<Opened> locked(Path path, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock(LOCK_POSITION, 1, false) != null && Files.exists(path)) {
                return Optional.of(new Opened(path, channel, true));
            }
        } catch (IOException | OverlappingFileLockException withoutLocks) {
            return Optional.of(new Opened(path, channel, false));
        }
        channel.close();
        Files.deleteIfExists(path);
        return Optional.empty();
    }

    /** Takes away what killed processes have left in a folder, as far as that is possible. */
    static void removeAbandoned(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, TemporaryFile::mayBeAbandoned)) {
            for (Path file : files) {
                removeIfAbandoned(file);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return; // what is there stays; nobody waits for it
        }
    }

    /** Those of this process are never opened: on POSIX systems closing them again would give up their locks. */
    private static boolean mayBeAbandoned(Path file) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() && !name.group(1).equals(PROCESS) && Files.isRegularFile(file);
    }

    private static void removeIfAbandoned(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(LOCK_POSITION, 1, false)) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException alive) {
            return; // or gone, or not ours to remove
        }
    }

    /**
     * Whether a living process has a file under way to this name. Takes dead ones away.
     *
     * @param others whether only other processes count
     */
    static boolean isBeingWritten(Path target, boolean others) {
        Path folder = target.toAbsolutePath().resolveSibling("");
        String beginning = "." + target.getFileName() + ".";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isFor(beginning, file, others))) {
            for (Path file : files) {
                if (!mayBeAbandoned(file)) {
                    return true;
                }
                removeIfAbandoned(file);
                if (Files.exists(file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }

    private static boolean isFor(String beginning, Path file, boolean others) {
        String name = String.valueOf(file.getFileName());
        String end = name.startsWith(beginning) ? name.substring(beginning.length()) : "";
        return NAME_END.matcher(end).matches() && !(others && end.startsWith(PROCESS));
    }

    private static String randomDigits() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
