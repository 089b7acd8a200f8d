package dev.densescope.weights.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.weights.store.FileBytes;
import dev.densescope.weights.store.InvalidTensorFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives whose directory says another size than their entry has. */
class ArchiveDirectoryTest {
    private static final String NAME = "coefficients.bin";
    private static final int BYTES = 1000;
    /** Positions in the directory's end and in the header of its entry. */
    private static final int BEGIN_FROM_END = 6;

    private static final int SIZE = 24;

    @TempDir
    Path folder;

    @Test
    void entriesHaveTheBytesThatTheDirectorySays() throws IOException {
        assertEquals(BYTES, bytesOf(BYTES));
        InvalidTensorFileException more = assertThrows(InvalidTensorFileException.class, () -> bytesOf(BYTES - 1));
        assertEquals("its entry coefficients.bin has more than the expected 999 bytes", more.getMessage());
    }

    @Test
    void whatWouldFillADiskIsRefusedBeforeItIsUnpacked() {
        InvalidTensorFileException refused = assertThrows(InvalidTensorFileException.class, () -> bytesOf(1 << 30));
        assertTrue(
                refused.getMessage().startsWith("its entry coefficients.bin would be unpacked from ")
                        && refused.getMessage()
                                .endsWith(" to 1073741824 bytes, more than 100 times as many: no weights are so small"),
                refused.getMessage());
    }

    /** Of an entry with {@link #BYTES} zeros, for which the directory says another size. */
    private int bytesOf(int said) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(NAME));
            zip.write(new byte[BYTES]);
        }
        ByteBuffer archive = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        archive.putInt(archive.getInt(archive.capacity() - BEGIN_FROM_END) + SIZE, said);
        Path file = Files.write(folder.resolve("said.zip"), archive.array());
        try (FileBytes opened = FileBytes.open(file)) {
            ArchiveDirectory directory = new ArchiveDirectory(opened);
            try (InputStream in = directory.open(directory.entries().get(NAME), Long.MAX_VALUE)) {
                return in.readAllBytes().length;
            }
        }
    }
}
