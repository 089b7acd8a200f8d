package dev.densescope.file.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Creates a file with all of its content, or not at all, even if the process is killed. Never replaces a file. */
public final class NewFile {
    private NewFile() {}

    /**
     * Creates a file with the given content. Also deletes temporary files of killed processes in the same folder.
     *
     * @throws FileAlreadyExistsException if the file exists; it is left unchanged
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = file.toAbsolutePath();
        TemporaryFile.removeAbandoned(target.resolveSibling(""));
        TemporaryFile.Opened temporary = TemporaryFile.open(target);
        try (FileChannel channel = temporary.channel()) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            link(temporary.path(), target);
        } finally {
            Files.deleteIfExists(temporary.path());
        }
    }

    /** Creates a hard link, which, unlike a move, never replaces a file. */
    private static void link(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | FileSystemException withoutLinks) {
            Files.move(temporary, target); // fails if the target exists
        }
    }
}
