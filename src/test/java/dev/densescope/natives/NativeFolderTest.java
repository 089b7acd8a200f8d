package dev.densescope.natives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
class NativeFolderTest {
    @TempDir
    private Path place;

    private Path folder;

    @BeforeEach
    void followLinksToThePlace() throws IOException {
        place = place.toRealPath();
        folder = place.resolve("cache/densescope");
    }

    @Test
    void theFolderIsMadeForTheUserAlone() throws IOException {
        assertEquals(folder, new NativeFolder(List.of(folder)).choose());
        assertEquals("rwx------", permissions(folder));
        assertEquals(folder, new NativeFolder(List.of(folder)).choose(), "and is found again");
        assertEquals(List.of(), List.of(folder.toFile().list()), "nothing is left of the look at it");
    }

    @Test
    void aFolderThatOthersCanWriteToIsPassedOver() throws IOException {
        Path open = Files.createDirectory(place.resolve("open"));
        for (String permissions : List.of("rwxrwx---", "rwx---rwx")) {
            permit(open, permissions);

            assertEquals(folder, new NativeFolder(List.of(open, folder)).choose(), permissions);
        }
    }

    @Test
    void aFolderThatOthersCanExchangeIsPassedOver() throws IOException {
        Path open = Files.createDirectory(place.resolve("open"));
        permit(open, "rwxrwxrwx");

        assertEquals(folder, new NativeFolder(List.of(open.resolve("densescope"), folder)).choose());
    }

    @Test
    void theFolderForTemporaryFilesIsNotOneThatOthersCanExchange() throws IOException {
        Path shared = Files.createDirectory(place.resolve("tmp"));
        permit(shared, "rwxrwxrwx");
        Files.setAttribute(shared, "unix:mode", 01777);
        Path own = shared.resolve("densescope-user");

        assertEquals(own, new NativeFolder(List.of(own, folder)).choose());
    }

    @Test
    void whereNoFolderIsFitEachIsNamedWithItsReason() throws IOException {
        Path open = Files.createDirectory(place.resolve("open"));
        permit(open, "rwx---rwx");
        Path file = Files.createFile(place.resolve("file"));

        NativeFolderException none = assertThrows(
                NativeFolderException.class, () -> new NativeFolder(List.of(open, file.resolve("below"))).choose());

        assertTrue(
                none.getMessage()
                        .startsWith("Native libraries cannot be unpacked to %s (others can write to %s) or %s ("
                                .formatted(open, open, file.resolve("below"))),
                none.getMessage());
        assertTrue(none.getMessage().contains("set DENSESCOPE_CACHE to a folder of your own"), none.getMessage());
    }

    @Test
    void aFolderThatTheUserNamesIsTheOnlyOne() {
        Path usual = Path.of("/usual");

        assertEquals(List.of(usual), NativeFolder.candidates(" ", List.of(usual)));
        assertEquals(List.of(Path.of("/mine")), NativeFolder.candidates("/mine", List.of(usual)));
    }

    @Test
    void aLibraryIsUnpackedOnceAndAPartOfOneIsReplaced() throws IOException {
        byte[] content = {1, 2, 3};

        Path library = NativeLibraries.unpack(place, "lib.so", content);
        Object written = Files.getLastModifiedTime(library);

        assertEquals(written, Files.getLastModifiedTime(NativeLibraries.unpack(place, "lib.so", content)));
        Files.write(library, new byte[] {1, 2});
        assertArrayEquals(content, Files.readAllBytes(NativeLibraries.unpack(place, "lib.so", content)));
        assertEquals(1, place.toFile().list().length);
    }

    @Test
    void anotherVersionOfALibraryLeavesTheFirstWhereItIs() throws IOException {
        Path first = NativeLibraries.unpack(place, "lib.so", new byte[] {1});
        Path second = NativeLibraries.unpack(place, "lib.so", new byte[] {2});

        assertArrayEquals(new byte[] {1}, Files.readAllBytes(first), "another process may be about to load it");
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(second));
        assertTrue(first.toString().endsWith("-lib.so"), first.toString());
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
