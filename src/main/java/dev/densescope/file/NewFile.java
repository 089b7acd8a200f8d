package dev.densescope.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that appears whole under a name that nobody has yet, or not at all, even if the process is killed. */
public final class NewFile {
    private NewFile() {}

    /**
     * Makes a file of these bytes; takes away what killed processes have left of files in the same folder.
     *
     * @throws FileAlreadyExistsException if the name is taken; what is there is untouched
     * @throws IOException if nothing can be written there
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
            giveName(temporary.path(), target);
        } finally {
            Files.deleteIfExists(temporary.path());
        }
    }

    /** By a link, which never replaces a file, as a move may. */
    private static void giveName(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (UnsupportedOperationException | FileSystemException withoutLinks) {
            Files.move(temporary, target); // looks first, and fails where a file is
        }
    }
}
