package dev.densescope.data.cifar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharedRecordsTest {
    private static final Path FILE = Path.of("data_batch_1.bin");

    @Test
    void equalBytesOfAFileAreInMemoryOnce() {
        byte[] first = SharedRecords.of(FILE, new byte[] {1, 2, 3});
        assertSame(first, SharedRecords.of(FILE, new byte[] {1, 2, 3}));
    }

    @Test
    void aFileThatHasChangedIsWhatItIsNow() {
        byte[] before = SharedRecords.of(FILE, new byte[] {4, 5, 6});
        byte[] now = SharedRecords.of(FILE, new byte[] {4, 5, 7});
        assertArrayEquals(new byte[] {4, 5, 6}, before);
        assertArrayEquals(new byte[] {4, 5, 7}, now);
        assertSame(now, SharedRecords.of(FILE, new byte[] {4, 5, 7}));
    }
}
