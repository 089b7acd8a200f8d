package dev.densescope.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFileTest {
    private static final byte[] OLD = {1, 2, 3};
    private static final byte[] NEW = {4, 5};

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeOld() throws IOException {
        file = Files.write(folder.resolve("file"), OLD);
    }

    @Test
    void aWholeFileReplacesWhatWasThere() throws IOException {
        ReplacedFile.write(file, NEW);
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void whatIsGivenUpChangesNothing() throws IOException {
        try (ReplacedFile replaced = ReplacedFile.begin(file)) {
            replaced.write(ByteBuffer.wrap(NEW));
            replaced.finish();
            assertArrayEquals(OLD, Files.readAllBytes(file));
        }
        assertArrayEquals(OLD, Files.readAllBytes(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        ReplacedFile.write(link, NEW);
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(NEW, Files.readAllBytes(file));
    }

    @Test
    void aLinkToAFileThatIsNotThereYetMakesIt() throws IOException {
        Files.createSymbolicLink(folder.resolve("next"), Path.of("made"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("next"));
        assertEquals(Optional.empty(), FileTarget.objection(link));
        ReplacedFile.write(link, NEW);
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(NEW, Files.readAllBytes(folder.resolve("made")));
    }

    @Test
    void linksThatLeadInACircleAreNoPlaceToWriteTo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
        Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));
        assertEquals(Optional.of("it is a link that leads in a circle"), FileTarget.objection(link));
        assertThrows(IOException.class, () -> ReplacedFile.begin(link));
    }

    @Test
    void theFolderBehindALinkMustBeThere() throws IOException {
        Path link = Files.createSymbolicLink(
                folder.resolve("link"), folder.resolve("missing").resolve("file"));
        assertEquals(Optional.of("its folder is not there"), FileTarget.objection(link));
    }

    /** Who may write to /dev has lost /dev/null otherwise. */
    @Test
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "only where devices have names of files");
        assertEquals(Optional.of("it is a device or a pipe"), FileTarget.objection(device));
    }

    @Test
    void aFolderIsNotReplaced() {
        IOException refused = assertThrows(IOException.class, () -> ReplacedFile.write(folder, NEW));
        assertEquals("it is a folder", FileProblem.reason(refused));
    }

    @Test
    void aMissingFolderIsSaid() {
        Path nowhere = folder.resolve("missing").resolve("file");
        assertEquals(
                "there is no such file or folder",
                FileProblem.reason(assertThrows(NoSuchFileException.class, () -> ReplacedFile.begin(nowhere))));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
