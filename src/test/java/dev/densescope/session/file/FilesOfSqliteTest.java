package dev.densescope.session.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.densescope.compare.read.ComparedFiles;
import dev.densescope.file.ReadProgress;
import dev.densescope.memory.TraceLegend;
import dev.densescope.session.file.table.RunFileFormat;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesOfSqliteTest {
    /** The page that a journal contains instead of one of the database if it names another file. */
    private static final int NAME_PAGE = (1 << 30) / 4096 + 1;

    private static final byte[] NAME_MARK = {
        (byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7
    };

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeRun() {
        file = folder.resolve("run.dscope");
        RunFileSamples.write(file, 3);
    }

    @Test
    void aChangeThatWasKilledIsTakenBack() throws Exception {
        Path killed = killedInAChange();
        assertEquals(legend(file), legend(killed));
        assertFalse(Files.exists(RunFileParts.journal(killed)));
    }

    @Test
    void aJournalThatNamesAnotherFileDeletesNothing() throws Exception {
        Path other = Files.writeString(folder.resolve("letter.txt"), "dear reader");
        Path killed = killedInAChange();
        Path journal = RunFileParts.journal(killed);
        Files.write(journal, naming(other), StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(killed);
        assertEquals(
                "Run file %s cannot be read: killed.dscope-journal next to it names another file, as no journal of a run"
                                .formatted(killed)
                        + " does; move killed.dscope-journal to another folder.",
                refusal(killed));
        assertThrows(RunFileException.class, () -> RunFileReader.summary(killed));
        assertEquals("dear reader", Files.readString(other));
        assertArrayEquals(before, Files.readAllBytes(killed));
        assertTrue(Files.exists(journal));
    }

    @Test
    void aLinkToARunFileDoesNotHideItsJournal() throws Exception {
        Path other = Files.writeString(folder.resolve("letter.txt"), "dear reader");
        Path killed = killedInAChange();
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("links")).resolve("link.dscope"), killed);
        Files.write(RunFileParts.journal(killed), naming(other), StandardOpenOption.APPEND);
        assertTrue(refusal(link).contains("names another file"), refusal(link));
        assertTrue(Files.exists(other));
        Files.delete(RunFileParts.journal(killed));
        Files.copy(file, killed, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(legend(file), legend(link));
    }

    @Test
    void aFileThatMayNotBeReadIsNotCalledDamagedOrMissing() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "files have modes");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "root reads everything");
        String sentence = "Run file %s cannot be opened for reading: access is denied.";
        assertEquals(sentence.formatted(file), refusal(file));
        assertEquals(sentence.formatted(file), comparing(file));
        Path inside = Files.createDirectory(folder.resolve("closed")).resolve("run.dscope");
        Files.setPosixFilePermissions(inside.getParent(), Set.of());
        assertEquals(sentence.formatted(inside), refusal(inside));
        Files.setPosixFilePermissions(inside.getParent(), PosixFilePermissions.fromString("rwx------"));
    }

    private static String comparing(Path file) {
        return assertThrows(RunFileException.class, () -> ComparedFiles.read(file, ReadProgress.NONE))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-wal", "-shm", "-journal"})
    void linksAndFoldersInPlaceOfItsFilesAreRefusedAndKept(String suffix) throws IOException {
        Path part = folder.resolve("run.dscope" + suffix);
        Files.createDirectory(part);
        assertRefused(part);
        assertTrue(Files.isDirectory(part));
        Files.delete(part);
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "links need no rights");
        Path target = Files.writeString(folder.resolve("letter.txt"), "dear reader");
        Files.createSymbolicLink(part, target);
        assertRefused(part);
        assertTrue(Files.exists(part, LinkOption.NOFOLLOW_LINKS));
        assertEquals("dear reader", Files.readString(target));
        Files.delete(target);
        assertRefused(part);
    }

    private void assertRefused(Path part) {
        String sentence =
                "Run file %s cannot be read: %s next to it is not an ordinary file; move %s to another folder."
                        .formatted(file, part.getFileName(), part.getFileName());
        assertEquals(sentence, refusal(file));
        assertEquals(
                sentence,
                assertThrows(RunFileException.class, () -> RunFileReader.summary(file))
                        .getMessage());
    }

    /** The rows that the killed change has changed. */
    private static TraceLegend legend(Path file) {
        return RunFileReader.read(file).lastTrace().orElseThrow().legend();
    }

    private static String refusal(Path file) {
        return assertThrows(RunFileException.class, () -> RunFileReader.read(file))
                .getMessage();
    }

    /** A copy of the run file as a process leaves it that is killed in the middle of a change. */
    private Path killedInAChange() throws SQLException, IOException {
        Path changed = Files.copy(file, folder.resolve("changed.dscope"));
        Path killed = folder.resolve("killed.dscope");
        try (Connection connection = DriverManager.getConnection(RunFileFormat.address(changed));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 1");
            connection.setAutoCommit(false);
            statement.execute("UPDATE tensors SET name = name || 'x'");
            statement.execute("UPDATE operations SET name = name || 'x'");
            Files.copy(changed, killed);
            Files.copy(RunFileParts.journal(changed), RunFileParts.journal(killed));
            connection.rollback();
        }
        return killed;
    }

    /** The end of a journal that names a file. */
    private static byte[] naming(Path other) throws IOException {
        byte[] name = other.toString().getBytes(StandardCharsets.UTF_8);
        int sum = 0;
        for (byte character : name) {
            sum += character;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(NAME_PAGE);
            out.write(name);
            out.writeInt(name.length);
            out.writeInt(sum);
            out.write(NAME_MARK);
        }
        return bytes.toByteArray();
    }
}
