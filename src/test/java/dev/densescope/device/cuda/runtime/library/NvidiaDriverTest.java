package dev.densescope.device.cuda.runtime.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake machine has folders of Linux")
class NvidiaDriverTest {
    @TempDir
    private Path folder;

    private FakeHost host;

    @BeforeEach
    void makeAMachine() throws IOException {
        host = new FakeHost(folder.toRealPath());
    }

    @Test
    void amongNoFilesThereIsNoDriver() {
        assertEquals(
                new NvidiaDriver(false, Optional.empty(), Optional.empty(), Optional.empty(), List.of()), driver());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/proc/driver/nvidia/version",
                "/dev/nvidia0",
                "/usr/lib/x86_64-linux-gnu/libcuda.so.1",
                "/usr/lib64/libcuda.so.1",
                "/usr/lib/wsl/lib/libcuda.so.1",
                "/usr/local/nvidia/lib64/libcuda.so.1"
            })
    void oneSignOfADriverIsEnough(String sign) throws IOException {
        host.write(sign, "");

        assertTrue(driver().present());
    }

    @Test
    void aDriverInAFolderOfTheUserComesFirst() throws IOException {
        host.write("/usr/lib64/libcuda.so.1", "");
        Path mine = host.write("/mine/libcuda.so.1", "");
        Path management = host.write("/mine/libnvidia-ml.so.1", "");

        NvidiaDriver driver = NvidiaDriver.in(host.system(), List.of(host.path("/mine")));

        assertEquals(Optional.of(mine), driver.library());
        assertEquals(Optional.of(management), driver.management());
    }

    @Test
    void otherSystemsHaveNone() throws IOException {
        host.write("/dev/nvidia0", "");
        HostSystem mac = new HostSystem(
                CudaPlatform.OTHER,
                Map.of(),
                host.system().root(),
                host.system().home());

        assertFalse(NvidiaDriver.in(mac, List.of()).present());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023 | 535.104.05 | true
            NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release Build  (dvs)  Sun Jul 27 2025 | 580.65.06 | false
            NVRM version: NVIDIA UNIX aarch64 Kernel Module  1001.7  Release Build | 1001.7 | false
            """)
    void theVersionIsReadFromTheKernelsModule(String line, String version, boolean tooOld) throws IOException {
        host.write("/proc/driver/nvidia/version", line + "\nGCC version:  gcc version 12.3.0 (Ubuntu)\n");

        DriverVersion read = driver().version().orElseThrow();

        assertEquals(version, read.text());
        assertEquals(tooOld, read.isTooOld());
    }

    @Test
    void aModuleWithoutAVersionIsADriverAllTheSame() throws IOException {
        host.write("/proc/driver/nvidia/version", "GCC version:  gcc version 12.3.0\n");

        assertTrue(driver().present());
        assertEquals(Optional.empty(), driver().version());
    }

    @Test
    void theKernelsModuleNamesItsGpus() throws IOException {
        host.write("/proc/driver/nvidia/gpus/0000:c1:00.0/information", "Model: \t\t NVIDIA A2\nIRQ:   \t\t 44\n");
        host.write("/proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA GeForce RTX 4070\n");

        assertEquals(List.of("NVIDIA GeForce RTX 4070", "NVIDIA A2"), driver().gpuNames());
    }

    private NvidiaDriver driver() {
        return NvidiaDriver.in(host.system(), List.of());
    }
}
