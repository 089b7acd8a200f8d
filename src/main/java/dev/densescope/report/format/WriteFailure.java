package dev.densescope.report.format;

import dev.densescope.file.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why a file or folder could not be written, in words that complete a sentence. */
final class WriteFailure {
    private WriteFailure() {}

    static String reason(IOException failure, Path path) {
        return fileAmongFolders(path)
                .map(file -> file + " is a file, not a folder")
                .orElseGet(() -> FileProblem.reason(failure));
    }

    /** A file where the path needs a folder. */
    private static Optional<Path> fileAmongFolders(Path path) {
        Path above = path.toAbsolutePath().getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return Optional.ofNullable(above).filter(found -> !Files.isDirectory(found));
    }
}
