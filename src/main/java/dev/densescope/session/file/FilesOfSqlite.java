package dev.densescope.session.file;

import dev.densescope.language.Text;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Checks the files of SQLite next to a run file before SQLite opens it. SQLite applies a log or a journal that a killed
 * process left, and deletes it then. A journal may also name another file, which SQLite deletes as well: no run writes
 * such a journal, but whoever makes a run file can add one.
 */
final class FilesOfSqlite {
    /** The last bytes of a journal that names another file. */
    private static final byte[] NAMES_ANOTHER = {
        (byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7
    };

    private FilesOfSqlite() {}

    /**
     * Checks them.
     *
     * @throws RunFileException if SQLite could change other files because of them
     */
    static void requireHarmless(Path file) {
        for (Path part : RunFileParts.besides(file)) {
            if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                throw new RunFileException(Text.of(
                        "Run file %s cannot be read: %s next to it is not an ordinary file; move %s to another folder.",
                        file, part.getFileName(), part.getFileName()));
            }
        }
        Path journal = RunFileParts.journal(file);
        if (Files.exists(journal) && namesAnotherFile(journal)) {
            throw new RunFileException(Text.of(
                    "Run file %s cannot be read: %s next to it names another file, as no journal of a run does; move %s to"
                            + " another folder.",
                    file, journal.getFileName(), journal.getFileName()));
        }
    }

    private static boolean namesAnotherFile(Path journal) {
        try (RandomAccessFile content = new RandomAccessFile(journal.toFile(), "r")) {
            byte[] end = new byte[NAMES_ANOTHER.length];
            if (content.length() < end.length) {
                return false;
            }
            content.seek(content.length() - end.length);
            content.readFully(end);
            return Arrays.equals(end, NAMES_ANOTHER);
        } catch (IOException unreadable) {
            return false; // SQLite cannot read it either
        }
    }
}
