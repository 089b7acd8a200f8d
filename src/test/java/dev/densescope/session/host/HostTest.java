package dev.densescope.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.session.EnvironmentInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
    @TempDir
    Path folder;

    @Test
    void linesOfKeysAndValuesAreRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("status"),
                "Name:\tjava\nVmRSSAnon:\t 1 kB\nVmRSS:\t  2048 kB\nmodel name\t: Some CPU: X\n");
        ProcFile status = new ProcFile(file);
        assertEquals(2048L * 1024, status.bytes("VmRSS"));
        assertEquals(0, status.bytes("VmHWM"));
        assertEquals(0, status.bytes("Name"));
        assertEquals(Optional.of("Some CPU: X"), status.text("model name"));
    }

    @Test
    void withoutTheFileNothingIsKnown() {
        ProcFile none = new ProcFile(folder.resolve("none"));
        assertEquals(0, none.bytes("VmRSS"));
        assertEquals(Optional.empty(), none.text("model name"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePeakStartsWithTheMeasurement() {
        ProcessMemory memory = new ProcessMemory();
        memory.startMeasuring();
        long before = memory.residentBytes();
        byte[] touched = new byte[64 << 20];
        Arrays.fill(touched, (byte) 1);
        long after = memory.residentBytes();
        assertTrue(before > 0);
        assertTrue(memory.peakBytes() >= Math.max(before, after), touched.length + " bytes were touched");
    }

    @Test
    void availableMemoryIsAtMostTotalMemory() {
        assertTrue(HostMemory.totalBytes() > 0);
        assertTrue(HostMemory.availableBytes() > 0);
        assertTrue(HostMemory.availableBytes() <= HostMemory.totalBytes());
    }

    @Test
    void theEnvironmentNamesEverything() {
        EnvironmentInfo environment = EnvironmentInfo.current();
        assertTrue(environment.program().startsWith("DenseScope "));
        assertFalse(environment.processor().isBlank());
        assertEquals(Runtime.getRuntime().availableProcessors(), environment.cores());
        assertEquals(HostMemory.totalBytes(), environment.memoryBytes());
    }
}
