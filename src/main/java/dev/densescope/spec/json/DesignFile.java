package dev.densescope.spec.json;

import dev.densescope.file.AtomicFile;
import dev.densescope.file.FileProblem;
import dev.densescope.spec.DenseNetSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Design files, {@link DesignJson} on disk. Any thread. */
public final class DesignFile {
    /** The largest file that is read, in bytes; a design of the most blocks takes about two thousand. */
    static final int MAX_BYTES = 1 << 20;

    private DesignFile() {}

    /**
     * Reads a design.
     *
     * @throws DesignFileException if the file is not there, not a design, of a newer version or out of range
     */
    public static DenseNetSpec read(Path file) {
        try {
            return DesignJson.parse(bytes(file));
        } catch (InvalidDesignJsonException invalid) {
            throw new DesignFileException(
                    "Design file %s cannot be used: %s".formatted(file, invalid.getMessage()), invalid);
        }
    }

    /**
     * Writes a design; a file already there is replaced in one move, or not at all.
     *
     * @throws DesignFileException if it cannot be written
     */
    public static void write(Path file, DenseNetSpec spec) {
        try {
            AtomicFile.write(file, DesignJson.toJson(spec).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new DesignFileException(
                    "Design file %s cannot be written: %s.".formatted(file, FileProblem.reason(failed)), failed);
        }
    }

    private static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw new DesignFileException("Design file %s cannot be read: it is a folder.".formatted(file));
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DesignFileException(
                        "Design file %s is larger than %d bytes: it is no design.".formatted(file, MAX_BYTES));
            }
            return bytes;
        } catch (IOException failed) {
            throw new DesignFileException(
                    "Design file %s cannot be read: %s.".formatted(file, FileProblem.reason(failed)), failed);
        }
    }
}
