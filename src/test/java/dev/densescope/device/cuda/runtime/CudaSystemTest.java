package dev.densescope.device.cuda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cuda.runtime.gpu.GpuSurvey;
import dev.densescope.device.cuda.runtime.library.CudaPlatform;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.FakeHost;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.language.Text;
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

/** What is said without anything being loaded. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake machine has folders of Linux")
class CudaSystemTest {
    private static final String NO_DRIVER =
            "No NVIDIA GPU or driver was found: if this machine has a GPU, install the NVIDIA driver 580 or newer; "
                    + "otherwise use the CPU.";

    @TempDir
    private Path folder;

    private FakeHost host;

    @BeforeEach
    void makeAMachine() throws IOException {
        host = new FakeHost(folder.toRealPath());
    }

    @Test
    void withoutADriverThatIsWhatIsSaid() throws IOException {
        host.put("/usr/lib64", FakeHost.ALL);

        assertFalse(system().hasDriver());
        assertEquals(new GpuSurvey.Unusable(Text.verbatim(NO_DRIVER), List.of(), Optional.empty()), system().survey());
        assertEquals(
                NO_DRIVER,
                assertThrows(CudaUnusableException.class, () -> system().load()).getMessage());
    }

    @Test
    void systemsWithoutDriversSayThat() {
        HostSystem mac = new HostSystem(CudaPlatform.OTHER, Map.of(), folder, folder);

        GpuSurvey survey = new CudaSystem(mac, List.of()).survey();

        assertEquals(
                "There are no NVIDIA drivers for this system: use the CPU.",
                assertThrows(CudaUnusableException.class, survey::gpu).getMessage());
    }

    @Test
    void withoutLibrariesTheGpusAreNamedAndWhatToInstall() throws IOException {
        host.write("/proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.65.06  Sun\n");
        host.write("/proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA H100\n");

        GpuSurvey.Unusable unusable = assertInstanceOf(GpuSurvey.Unusable.class, system().survey());

        assertTrue(system().hasDriver());
        assertEquals(List.of("NVIDIA H100"), unusable.names());
        assertEquals(Optional.of("580.65.06"), unusable.driver());
        assertTrue(
                unusable.reason().toString().startsWith("Libraries of CUDA 13 and cuDNN 9 are missing"),
                unusable.reason()::toString);
        assertEquals(
                unusable.reason().toString(),
                assertThrows(CudaUnusableException.class, () -> system().load()).getMessage());
    }

    @Test
    void anOldDriverIsToldBeforeLibrariesThatWouldNotHelp() throws IOException {
        host.write("/proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat\n");

        GpuSurvey.Unusable unusable = assertInstanceOf(GpuSurvey.Unusable.class, system().survey());

        assertEquals(
                "The NVIDIA driver 535.104.05 is too old: CUDA 13 needs 580 or newer; update the driver.",
                unusable.reason().toString());
    }

    private CudaSystem system() {
        return new CudaSystem(host.system(), List.of());
    }
}
