package dev.densescope.file.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.densescope.file.FileProblem;
import dev.densescope.file.FileTarget;
import dev.densescope.file.FolderLock;
import dev.densescope.language.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
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
        AtomicFile.write(file, NEW);
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void whatIsGivenUpChangesNothing() throws IOException {
        try (AtomicFile replaced = AtomicFile.begin(file)) {
            replaced.write(out -> out.write(NEW));
            replaced.finish();
            assertArrayEquals(OLD, Files.readAllBytes(file));
        }
        assertArrayEquals(OLD, Files.readAllBytes(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void whatAKilledProcessLeftIsTakenAwayByTheNextWriteIntoTheFolder() throws IOException {
        Path left = Files.write(folder.resolve(".report.html.0123456789abcdef-0123456789abcdef.tmp"), OLD);
        AtomicFile.write(file, NEW);
        assertTrue(Files.notExists(left));
    }

    @Test
    void whatALivingProcessIsWritingStays() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals('w', writer.getInputStream().read());
            Path written = filesIn(folder).stream()
                    .filter(found -> !found.equals(file))
                    .findFirst()
                    .orElseThrow();
            AtomicFile.write(file, NEW);
            assertTrue(Files.exists(written), "of a living process");

            writer.destroyForcibly().waitFor();
            assertTrue(Files.exists(written), "left by a killed process");
            AtomicFile.write(file, OLD);
            assertEquals(List.of(file), filesIn(folder));
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatThisProcessIsWritingStaysLockedWhileItWritesOtherFiles() throws IOException {
        try (AtomicFile first = AtomicFile.begin(file)) {
            first.write(out -> out.write(NEW));
            first.finish();
            AtomicFile.write(folder.resolve("other"), OLD);
            first.replace();
        }
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(2, filesIn(folder).size());
    }

    @Test
    void filesOfOtherProgramsStay() throws IOException {
        Path others = Files.write(folder.resolve(".report.html.tmp"), OLD);
        AtomicFile.write(file, NEW);
        assertArrayEquals(OLD, Files.readAllBytes(others));
    }

    /** A program that writes a file without ever finishing it; says a letter when it has begun. */
    static final class EndlessWriter {
        public static void main(String[] arguments) throws Exception {
            try (AtomicFile replaced = AtomicFile.begin(Path.of(arguments[0]))) {
                replaced.write(out -> out.write(NEW));
                System.out.print('w');
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void aPrivateFileStaysPrivateFromTheFirstByteOn() throws IOException {
        assumePosix();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (AtomicFile replaced = AtomicFile.begin(file)) {
            Path temporary = filesIn(folder).stream()
                    .filter(found -> !found.equals(file))
                    .findFirst()
                    .orElseThrow();
            assertEquals("rw-------", mode(temporary));
            replaced.write(out -> out.write(NEW));
            replaced.replace();
        }
        assertEquals("rw-------", mode(file));
    }

    @Test
    void modesThatNoNewFileHasAreKept() throws IOException {
        assumePosix();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrw-rw-"));
        AtomicFile.write(file, NEW);
        assertEquals("rwxrw-rw-", mode(file));
        assertArrayEquals(NEW, Files.readAllBytes(file));
    }

    @Test
    void ownerAndGroupOfAReplacedFileAreKeptWhereTheSystemLetsThem() throws IOException {
        assumePosix();
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
        Files.setAttribute(file, "unix:uid", 1234);
        Files.setAttribute(file, "unix:gid", 4321);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        AtomicFile.write(file, NEW);
        assertEquals(1234, Files.getAttribute(file, "unix:uid"));
        assertEquals(4321, Files.getAttribute(file, "unix:gid"));
        assertEquals("rw-r-----", mode(file));
    }

    @Test
    void aNewFileHasTheModeThatTheSystemGivesNewFiles() throws IOException {
        assumePosix();
        Path usual = Files.createFile(folder.resolve("usual"));
        Path made = folder.resolve("made");
        AtomicFile.write(made, NEW);
        assertEquals(mode(usual), mode(made));
    }

    @Test
    void theTargetOfALinkKeepsItsMode() throws IOException {
        assumePosix();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, NEW);
        assertEquals("rw-------", mode(file));
    }

    @Test
    void whatWasReplacedForNowCanBePutBack() throws IOException {
        Path made = folder.resolve("made");
        try (AtomicFile first = AtomicFile.begin(file);
                AtomicFile second = AtomicFile.begin(made)) {
            first.write(out -> out.write(NEW));
            first.replaceKeepingBackup();
            second.replaceKeepingBackup();
            assertArrayEquals(NEW, Files.readAllBytes(file));
            first.restoreBackup();
            second.restoreBackup();
        }
        assertArrayEquals(OLD, Files.readAllBytes(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void whatWasReplacedForNowStaysReplacedWhenNobodyPutsItBack() throws IOException {
        try (AtomicFile first = AtomicFile.begin(file)) {
            first.write(out -> out.write(NEW));
            first.replaceKeepingBackup();
        }
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void aNameIsClaimedUntilItIsGivenBack() throws IOException {
        Path name = folder.resolve("shared.dscope");
        assertFalse(NameClaim.isClaimed(name));
        try (NameClaim claim = NameClaim.of(name)) {
            assertTrue(NameClaim.isClaimed(name));
            assertFalse(NameClaim.isClaimed(folder.resolve("shared")), "another name");
        }
        assertFalse(NameClaim.isClaimed(name));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void oneAtATimeHoldsAFolder() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(number -> new Thread(() -> {
                    for (int i = 0; i < 20; i++) {
                        assertEquals(1, hold(inside));
                    }
                }))
                .toList();
        AtomicInteger failed = new AtomicInteger();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((which, why) -> failed.incrementAndGet()));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, failed.get());
        assertEquals(List.of(file), filesIn(folder));
    }

    private int hold(AtomicInteger inside) {
        try {
            return FolderLock.hold(folder, Duration.ofMinutes(1), () -> {
                int now = inside.incrementAndGet();
                inside.decrementAndGet();
                return now;
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void twoNamesOfOnePlaceAreToldByIt() throws IOException {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), sub);
        Path toFile = Files.createSymbolicLink(sub.resolve("other"), Path.of("file"));
        String place = FileTarget.canonicalName(sub.resolve("file"));
        assertEquals(place, FileTarget.canonicalName(link.resolve("file")));
        assertEquals(place, FileTarget.canonicalName(toFile));
        assertEquals(place, FileTarget.canonicalName(folder.resolve("new/../sub/./FILE")));
        assertEquals(
                FileTarget.canonicalName(folder.resolve("e\u0301t\u00e9")),
                FileTarget.canonicalName(folder.resolve("\u00e9te\u0301")));
        assertNotEquals(place, FileTarget.canonicalName(folder.resolve("file")));
    }

    private void assumePosix() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "modes are POSIX");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, NEW);
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(NEW, Files.readAllBytes(file));
    }

    @Test
    void aLinkToAFileThatIsNotThereYetMakesIt() throws IOException {
        Files.createSymbolicLink(folder.resolve("next"), Path.of("made"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("next"));
        assertEquals(Optional.empty(), FileTarget.whyNotWritable(link));
        AtomicFile.write(link, NEW);
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(NEW, Files.readAllBytes(folder.resolve("made")));
    }

    @Test
    void linksThatLeadInACircleAreNoPlaceToWriteTo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
        Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));
        assertEquals(
                Optional.of("it is a circular link"),
                FileTarget.whyNotWritable(link).map(Text::toString));
        assertThrows(IOException.class, () -> AtomicFile.begin(link));
    }

    @Test
    void theFolderBehindALinkMustBeThere() throws IOException {
        Path link = Files.createSymbolicLink(
                folder.resolve("link"), folder.resolve("missing").resolve("file"));
        assertEquals(
                Optional.of("its folder does not exist"),
                FileTarget.whyNotWritable(link).map(Text::toString));
    }

    /** Who may write to /dev has lost /dev/null otherwise. */
    @Test
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "only where devices have names of files");
        assertEquals(
                Optional.of("it is a device or a pipe"),
                FileTarget.whyNotWritable(device).map(Text::toString));
    }

    @Test
    void aFolderIsNotReplaced() {
        IOException refused = assertThrows(IOException.class, () -> AtomicFile.write(folder, NEW));
        assertEquals("it is a folder", FileProblem.reason(refused).toString());
    }

    @Test
    void aMissingFolderIsSaid() {
        Path nowhere = folder.resolve("missing").resolve("file");
        assertEquals(
                "there is no such file or folder",
                FileProblem.reason(assertThrows(NoSuchFileException.class, () -> AtomicFile.begin(nowhere)))
                        .toString());
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
