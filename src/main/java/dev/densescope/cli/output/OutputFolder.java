package dev.densescope.cli.output;

import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileTarget;
import dev.densescope.file.FolderLock;
import dev.densescope.file.NameClaim;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The folder of {@code --out}. It is checked before anything runs; created folders are deleted again if nothing is
 * written. Confined to one thread.
 */
public final class OutputFolder {
    /** How long to wait for other processes that start at the same time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Deque<Path> made = new ArrayDeque<>();

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates the folder if it is missing, and checks that it is writable.
     *
     * @throws UsageException if it is a file or not writable
     */
    public static OutputFolder open(Path folder) {
        OutputFolder opened = new OutputFolder(folder);
        try {
            opened.make();
            NameClaim.of(folder.resolve("tried")).close();
            return opened;
        } catch (IOException unwritable) {
            opened.removeIfUnused();
            throw opened.refused(unwritable);
        }
    }

    /**
     * The same for a folder that must be named, although an empty name is the current one.
     *
     * @throws UsageException if it has no name, is a file or is not writable
     */
    public static OutputFolder openNamed(Path folder) {
        if (folder.toString().isBlank()) {
            throw new UsageException("--out must be a writable folder, but is ''.");
        }
        return open(folder);
    }

    /**
     * Claims names that no other process writes to, even if several start at once.
     *
     * @param strategies ids of strategies and frameworks whose runs are to be recorded there
     * @throws UsageException if the folder is not writable
     */
    public OutputNames claim(List<String> strategies) {
        try {
            return FolderLock.hold(folder, PATIENCE, () -> {
                make(); // again: another process may have deleted a folder that it created
                return OutputNames.claim(folder, strategies);
            });
        } catch (IOException unwritable) {
            throw refused(unwritable);
        }
    }

    /**
     * Claims a name that no file has and no other process writes to.
     *
     * @throws UsageException if the name is taken or the folder is not writable
     */
    public NameClaim claimNew(Path file) {
        return claim(file, () -> {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw taken("%s already exists and is not replaced", file);
            }
        });
    }

    /**
     * Claims a name that no other process writes to. A file of this name is to be replaced.
     *
     * @throws UsageException if another process writes to it, or the file or the folder is not writable
     */
    public NameClaim claimReplaceable(Path file) {
        return claim(
                file,
                () -> FileTarget.whyNotWritable(file).ifPresent(reason -> {
                    throw new UsageException("%s cannot be replaced: %s.".formatted(file, reason));
                }));
    }

    private NameClaim claim(Path file, Runnable check) {
        try {
            return FolderLock.hold(folder, PATIENCE, () -> {
                make();
                check.run();
                if (NameClaim.isClaimed(file)) {
                    throw taken("%s is being written", file);
                }
                return NameClaim.of(file);
            });
        } catch (IOException unwritable) {
            throw refused(unwritable);
        }
    }

    private static UsageException taken(String what, Path file) {
        return new UsageException(what.formatted(file) + ": give another folder as --out.");
    }

    /** Deletes the created folders that are empty. */
    public void removeIfUnused() {
        try {
            while (!made.isEmpty()) {
                Files.deleteIfExists(made.pop());
            }
        } catch (IOException inUse) {
            made.clear(); // something was written: the folders are kept
        }
    }

    private void make() throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        Path ancestor = folder.toAbsolutePath().normalize();
        while (ancestor != null && !Files.exists(ancestor)) {
            missing.push(ancestor);
            ancestor = ancestor.getParent();
        }
        if (ancestor != null && !Files.isDirectory(ancestor)) {
            throw new FileSystemException(ancestor.toString(), null, "'%s' is a file".formatted(ancestor));
        }
        for (Path next : missing) {
            makeFolder(next);
        }
    }

    /** Creates a folder, which another process may create at the same time. */
    private void makeFolder(Path next) throws IOException {
        try {
            Files.createDirectory(next);
            made.push(next);
        } catch (FileAlreadyExistsException taken) {
            if (!Files.isDirectory(next)) {
                throw taken;
            }
        }
    }

    private UsageException refused(IOException unwritable) {
        return new UsageException(
                "--out must be a writable folder, but '%s' is not: %s.".formatted(folder, reason(unwritable)),
                unwritable);
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something else of this name exists, such as a broken link";
        }
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : "the system does not permit it";
    }
}
