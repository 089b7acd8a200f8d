package dev.densescope.device.cuda.emulated;

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

/** Where the emulator's sources and the libraries built from them lie in the project. */
final class EmulatorSources {
    static final Path SOURCES = Path.of("src/test/cuda-emulator");
    static final Path SAMPLE_KERNELS = SOURCES.resolve("sample.cu");
    /** The program's own kernels, which the emulator contains too. */
    static final Path KERNELS = Path.of("src/main/resources/dev/densescope/device/cuda/kernels.cu");

    static final Path LIBRARIES = Path.of("src/test/resources/cuda-emulator/linux-x86_64");
    /** Holds {@link #digest} of the sources that the libraries were built from. */
    static final Path DIGEST = LIBRARIES.resolve("sources.sha256");

    private EmulatorSources() {}

    /** All that the libraries are built from. */
    static List<Path> files() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            Stream<Path> own =
                    files.filter(file -> !file.toString().endsWith(".md")).sorted();
            return Stream.concat(own, Stream.of(KERNELS)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a source; the program's kernels are empty until there are any. */
    static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 over names and lines of all sources, whatever ends a line. */
    static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files()) {
                digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
                text(file).lines().forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
