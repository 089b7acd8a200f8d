package dev.densescope.file.write;

import dev.densescope.file.FileProblem;
import java.io.IOException;
import java.nio.file.Path;

/** A file of a group that could not be written, and why. */
public final class UnwrittenFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    UnwrittenFileException(Path file, IOException cause) {
        super("%s: %s".formatted(file, FileProblem.reason(cause)), cause);
        this.file = file;
    }

    /** The file as it was named. */
    public Path file() {
        return file;
    }

    /** What the file system said. */
    @Override
    public synchronized IOException getCause() {
        return (IOException) super.getCause();
    }
}
