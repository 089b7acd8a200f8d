package dev.densescope.file.write;

import dev.densescope.file.RefusedFileException;
import dev.densescope.language.Text;
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
 * Temporary files next to their target: {@code .NAME.PROCESS-NUMBER.tmp}. The writing process holds a lock on its file.
 * The operating system releases the lock when the process is killed, so an unlocked file is abandoned and can be
 * deleted. On a file system without locks, no file counts as abandoned.
 */
final class TemporaryFile {
    private static final Pattern NAME = Pattern.compile("\\..+\\.([0-9a-f]{16})-[0-9a-f]{16}\\.tmp");
    private static final Pattern NAME_END = Pattern.compile("[0-9a-f]{16}-[0-9a-f]{16}\\.tmp");
    private static final int RANDOM_BYTES = 8;
    private static final String PROCESS = randomDigits();
    /** Far beyond the content, so that a mandatory lock does not block readers. */
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private static final Set<StandardOpenOption> TO_MAKE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final int MAX_ATTEMPTS = 100;

    /**
     * An open temporary file, locked until its channel is closed.
     *
     * @param path its temporary path
     * @param channel open for writing
     * @param locked whether the lock was obtained
     */
    record Opened(Path path, FileChannel channel, boolean locked) {
        /** Deletes the file, if it still has its temporary name, and releases the lock. */
        void discard() throws IOException {
            try (channel) {
                Files.deleteIfExists(path);
            }
        }
    }

    private TemporaryFile() {}

    /** A unique temporary path next to the target. */
    static Path name(Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + PROCESS + "-" + randomDigits() + ".tmp");
    }

    /**
     * Creates an empty file next to its target, with the permissions of the existing target.
     *
     * @throws IOException if the file cannot be created
     */
    static Opened open(Path target) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Opened> opened = make(name(target), FilePermissions.initialAttributes(target));
            if (opened.isPresent()) {
                FilePermissions.copy(target, opened.get().path());
                return opened.get();
            }
        }
        throw new RefusedFileException(target, Text.of("another program deletes the temporary files next to it"));
    }

    private static Optional<Opened> make(Path path, FileAttribute<?>[] attributes) throws IOException {
        return locked(path, FileChannel.open(path, TO_MAKE, attributes));
    }

    /**
     * Locks an existing file of this process; empty if another process has already deleted it as abandoned.
     *
     * @throws IOException if it cannot be opened
     */
    static Optional<Opened> lock(Path path) throws IOException {
        return locked(path, FileChannel.open(path, StandardOpenOption.WRITE));
    }

    /** Empty if another process deleted the file as abandoned before it was locked. */
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

    /** Deletes the temporary files of killed processes in a folder, as far as possible. */
    static void removeAbandoned(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, TemporaryFile::mayBeAbandoned)) {
            for (Path file : files) {
                removeIfAbandoned(file);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return; // they stay; nothing depends on them
        }
    }

    /** Removes all temporary files of this process in a folder, for a process that ends while they are written. */
    static void removeOwn(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, TemporaryFile::isOwn)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException failed) {
            return; // the next process that writes to the folder removes them
        }
    }

    private static boolean isOwn(Path file) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() && name.group(1).equals(PROCESS);
    }

    /** Files of this process are never opened here: on POSIX systems, closing them would release their locks. */
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
            return; // it is locked, already deleted, or belongs to another user
        }
    }

    /**
     * Whether a running process is writing a file of this name. Deletes abandoned ones.
     *
     * @param others whether to ignore this process
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
