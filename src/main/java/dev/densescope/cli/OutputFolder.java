package dev.densescope.cli;

import dev.densescope.plan.Strategy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that {@code --out} names. It is tried out before anything runs, and what was made for it is taken away again
 * if nothing was written. Confined to one thread.
 */
final class OutputFolder {
    private final Path folder;
    private final Deque<Path> made = new ArrayDeque<>();

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it is missing, and tries to write there.
     *
     * @throws UsageException if it is a file, or cannot be written to
     */
    static OutputFolder open(Path folder) {
        OutputFolder opened = new OutputFolder(folder);
        try {
            opened.make();
            Files.delete(Files.createTempFile(folder, ".densescope", ".tmp"));
            return opened;
        } catch (IOException unwritable) {
            opened.removeIfUnused();
            throw new UsageException(
                    "--out must be a folder that can be written to, but '%s' is not: %s."
                            .formatted(folder, reason(unwritable)),
                    unwritable);
        }
    }

    Path path() {
        return folder;
    }

    /** Takes away the folders that were made for this, as long as they are empty. */
    void removeIfUnused() {
        try {
            while (!made.isEmpty()) {
                Files.deleteIfExists(made.pop());
            }
        } catch (IOException inUse) {
            made.clear(); // something was written there: it stays
        }
    }

    /**
     * Run files that are not there yet: {@code shared.dscope}, or with a common number, {@code shared-2.dscope}, where
     * earlier runs have taken the names.
     */
    List<Path> freshRunFiles(List<Strategy> strategies) {
        for (int number = 1; ; number++) {
            String suffix = number == 1 ? "" : "-" + number;
            List<Path> files = strategies.stream()
                    .map(strategy -> folder.resolve(strategy.id() + suffix + ".dscope"))
                    .toList();
            if (files.stream().noneMatch(OutputFolder::exists)) {
                return files;
            }
        }
    }

    // of a killed run what SQLite keeps beside the file may be all that is left
    private static boolean exists(Path runFile) {
        return Stream.of("", "-wal", "-shm", "-journal")
                .anyMatch(suffix -> Files.exists(runFile.resolveSibling(runFile.getFileName() + suffix)));
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
            Files.createDirectory(next);
            made.push(next);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is something else of this name, such as a link to nowhere";
        }
        return failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : "the system does not let it be made";
    }
}
