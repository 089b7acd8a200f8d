package dev.densescope.report.format;

import dev.densescope.file.FileProblem;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The reason why a file or folder could not be written, as a part of a sentence. */
final class WriteFailure {
    private WriteFailure() {}

    static Text reason(IOException failure, Path path) {
        return fileAmongFolders(path)
                .map(file -> Text.of("%s is a file, not a folder", file))
                .orElseGet(() -> FileProblem.reason(failure));
    }

    /** A file at a position of the path that must be a folder. */
    private static Optional<Path> fileAmongFolders(Path path) {
        Path above = path.toAbsolutePath().getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return Optional.ofNullable(above).filter(found -> !Files.isDirectory(found));
    }
}
