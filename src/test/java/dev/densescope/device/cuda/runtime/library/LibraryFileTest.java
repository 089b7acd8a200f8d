package dev.densescope.device.cuda.runtime.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.cuda.emulated.EmulatedCuda;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a library's file before the linker is given it. */
class LibraryFileTest {
    private static final Path SOUND = EmulatedCuda.folder().resolve("libcudart.so.13");

    @TempDir
    private Path folder;

    @Test
    void aWholeLibraryIsSound() {
        assertEquals(Optional.empty(), LibraryFile.problem(SOUND));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5})
    void aLibraryThatLacksItsEndIsCutOff(double share) throws IOException {
        byte[] whole = Files.readAllBytes(SOUND);

        assertEquals(Optional.of("it is truncated"), problemOf(Arrays.copyOf(whole, (int) (share * whole.length))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63})
    void whatHasNoWholeHeaderIsNone(int bytes) throws IOException {
        assertEquals(Optional.of("it is not a library"), problemOf(Arrays.copyOf(Files.readAllBytes(SOUND), bytes)));
    }

    @Test
    void textIsNone() throws IOException {
        assertEquals(
                Optional.of("it is not a library"),
                problemOf("version https://git-lfs\n".repeat(9).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aListOfSegmentsAtAnImpossiblePlaceIsNone() throws IOException {
        byte[] library = Files.readAllBytes(SOUND);
        Arrays.fill(library, 32, 40, (byte) 0xff);

        assertEquals(Optional.of("it is not a library"), problemOf(library));
    }

    @Test
    void librariesOfOtherMachinesAreLeftToTheLinker() throws IOException {
        byte[] library = Arrays.copyOf(Files.readAllBytes(SOUND), 100);
        library[4] = 1; // 32 bits

        assertEquals(Optional.empty(), problemOf(library));
    }

    @Test
    void whatIsNotThereIsLeftToTheLinker() {
        assertEquals(Optional.empty(), LibraryFile.problem(folder.resolve("libcudart.so.13")));
    }

    private Optional<String> problemOf(byte[] content) throws IOException {
        return LibraryFile.problem(Files.write(folder.resolve("library"), content));
    }
}
