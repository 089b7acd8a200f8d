package dev.densescope.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileProblemTest {
    @Test
    void theReasonIsTheEndOfASentence() {
        assertEquals(
                "there is no such file or folder",
                FileProblem.reason(new NoSuchFileException("a")).toString());
        assertEquals(
                "the disk hums",
                FileProblem.reason(new FileSystemException("a", null, "The disk hums"))
                        .toString());
        assertEquals(
                "it is incomplete",
                FileProblem.reason(new IOException("\n It is incomplete.\nMore"))
                        .toString());
        assertEquals(
                "the file system gave no reason",
                FileProblem.reason(new IOException()).toString());
    }
}
