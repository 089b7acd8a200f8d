package dev.densescope.cli.output;

import dev.densescope.cli.option.UsageException;
import dev.densescope.file.FileTarget;
import dev.densescope.file.FolderLock;
import dev.densescope.file.write.NameClaim;
import dev.densescope.file.write.NewFolders;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The folder of {@code --out}. It is checked before anything runs; created folders are deleted again if nothing is
 * written. Confined to one thread.
 */
public final class OutputFolder {
    /** How long to wait for other processes that start at the same time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final NewFolders folders;

    private OutputFolder(Path folder) {
        this.folder = folder;
        folders = new NewFolders(folder);
    }

    /**
     * Creates the folder if it is missing, and checks that it is writable. An empty name does not stand for the current folder.
     *
     * @throws UsageException if it has no name, is a file or is not writable
     */
    public static OutputFolder open(Path folder) {
        if (folder.toString().isBlank()) {
            throw new UsageException("--out must be a writable folder, but is ''.");
        }
        OutputFolder opened = new OutputFolder(folder);
        try {
            opened.folders.make();
            NameClaim.of(folder.resolve("tried")).close();
            return opened;
        } catch (IOException unwritable) {
            opened.removeIfUnused();
            throw opened.refused(unwritable);
        }
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
                folders.make(); // again: another process may have deleted a folder that it created
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
                folders.make();
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
        folders.removeEmpty();
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
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure instanceof FileAlreadyExistsException
                ? "something else of this name exists, such as a broken link"
                : "the system does not permit it";
    }
}
