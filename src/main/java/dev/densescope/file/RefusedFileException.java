package dev.densescope.file;

import dev.densescope.language.Text;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file or folder that DenseScope itself refuses, rather than the system. */
public final class RefusedFileException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    /** @param reason the end of a sentence, without its full stop */
    public RefusedFileException(Path file, Text reason) {
        super(file.toString(), null, reason.toString());
        this.reason = reason;
    }

    /** The end of a sentence, without its full stop. */
    Text reason() {
        return reason;
    }
}
