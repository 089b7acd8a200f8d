package dev.densescope.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Why a file or folder could not be written, in words that complete a sentence. */
final class WriteFailure {
    private WriteFailure() {}

    static String reason(IOException failure, Path path) {
        Optional<Path> file = fileAmongFolders(path);
        if (file.isPresent()) {
            return file.get() + " is a file, not a folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of this name exists";
        }
        if (failure instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        return words(failure);
    }

    /** A file where the path needs a folder. */
    private static Optional<Path> fileAmongFolders(Path path) {
        Path above = path.toAbsolutePath().getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return Optional.ofNullable(above).filter(found -> !Files.isDirectory(found));
    }

    private static String words(IOException failure) {
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        if (reason == null || reason.isBlank()) {
            return "the file system gave no reason";
        }
        String trimmed = reason.strip();
        return trimmed.substring(0, 1).toLowerCase(Locale.ROOT) + trimmed.substring(1);
    }
}
