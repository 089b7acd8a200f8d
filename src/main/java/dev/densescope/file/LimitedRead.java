package dev.densescope.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of limited size, so that a huge file or an endless device does not fill memory. Thread-safe. */
public final class LimitedRead {
    private LimitedRead() {}

    /**
     * The content of a file; empty if it has more than {@code maxBytes}.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<byte[]> bytes(Path file, int maxBytes) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(maxBytes + 1);
            return bytes.length > maxBytes ? Optional.empty() : Optional.of(bytes);
        }
    }
}
