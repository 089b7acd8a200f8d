package dev.densescope.spec.json;

import dev.densescope.spec.DenseNetSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

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
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw new DesignFileException("Design file %s cannot be written: it is a folder.".formatted(file));
            }
            replace(target, DesignJson.toJson(spec).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new DesignFileException(
                    "Design file %s cannot be written: %s.".formatted(file, reason(failed)), failed);
        }
    }

    private static void replace(Path target, byte[] content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer remaining = ByteBuffer.wrap(content);
                while (remaining.hasRemaining()) {
                    channel.write(remaining);
                }
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
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
            throw new DesignFileException("Design file %s cannot be read: %s.".formatted(file, reason(failed)), failed);
        }
    }

    private static String reason(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failed instanceof AccessDeniedException) {
            return "access is denied";
        }
        return failed instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : failed.getClass().getSimpleName();
    }
}
