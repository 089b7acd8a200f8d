package dev.densescope.file.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    @TempDir
    private Path folder;

    @Test
    void aNewFileIsWholeAndAlone() throws IOException {
        Path file = folder.resolve("new");
        NewFile.write(file, new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aNameThatIsTakenIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "precious");
        assertThrows(FileAlreadyExistsException.class, () -> NewFile.write(file, new byte[1]));
        assertEquals("precious", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void withoutItsFolderNothingIsMade() {
        assertThrows(
                NoSuchFileException.class,
                () -> NewFile.write(folder.resolve("missing").resolve("file"), new byte[1]));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
