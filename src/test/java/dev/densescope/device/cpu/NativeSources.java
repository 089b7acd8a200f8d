package dev.densescope.device.cpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Where the C sources and the libraries built from them lie in the project. */
public final class NativeSources {
    public static final Path LIBRARIES = Path.of("src/main/resources/dev/densescope/device/cpu/linux");
    /** Holds {@link #digest} of the sources that the libraries were built from. */
    public static final Path DIGEST = LIBRARIES.resolve("sources.sha256");

    private static final Path SOURCES = Path.of("src/main/native");

    private NativeSources() {}

    /** All sources, sorted by name. */
    public static List<Path> files() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 over names and lines of all sources, whatever ends a line. */
    public static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files()) {
                digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
                for (String line : Files.readAllLines(file)) {
                    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
