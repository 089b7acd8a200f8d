package dev.densescope.session.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.cuda.runtime.CudaRuntime;
import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.gpu.Gpu;
import dev.densescope.device.cuda.runtime.library.CudaPlatform;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.language.Text;
import dev.densescope.session.RunRefusedException;
import dev.densescope.session.settings.DeviceChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines without a driver, and with one but without libraries: a folder that looks like one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake machine has folders of Linux")
class GpuDevicesTest {
    private static final String NO_DRIVER =
            "No NVIDIA GPU or driver was found: if this machine has a GPU, install the NVIDIA driver 580 or newer; "
                    + "otherwise use the CPU.";

    @TempDir
    private Path root;

    @Test
    void withoutADriverAutoIsTheCpu() {
        assertEquals("cpu", devices().resolve(Devices.AUTO));
    }

    @Test
    void withADriverButWithoutLibrariesAutoIsTheCpu() throws IOException {
        installDriver();

        assertEquals("cpu", devices().resolve(Devices.AUTO));
    }

    @Test
    void anUnusedGpuIsExplainedUnlessTheCpuWasChosen() throws IOException {
        assertEquals(Optional.empty(), devices().whyProcessor(Devices.AUTO));

        installDriver();

        assertTrue(devices()
                .whyProcessor(Devices.AUTO)
                .orElseThrow()
                .toString()
                .startsWith("Libraries of CUDA 13 and cuDNN 9 are"));
        assertEquals(Optional.empty(), devices().whyProcessor("cpu"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "nd4j"})
    void cpuDevicesHaveTheirIds(String id) {
        assertEquals(id, devices().resolve(id));
        assertEquals(OptionalLong.empty(), devices().freeBytes(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuda", "cuda:0", "cuda:7"})
    void withoutADriverEveryGpuIsRefusedWithThatReason(String id) {
        assertRefused(id, NO_DRIVER);
        assertEquals(OptionalLong.empty(), devices().freeBytes(id));
        assertEquals(
                NO_DRIVER,
                assertThrows(DeviceUnusableException.class, () -> devices().open(new DeviceChoice(id, 1)))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpu    | Device 'gpu' is not known: choose auto, cpu, cuda or nd4j.
            CPU    | Device 'CPU' is not known: choose auto, cpu, cuda or nd4j.
            cuda0  | Device 'cuda0' is not known: choose auto, cpu, cuda or nd4j.
            cuda:  | Device 'cuda:' is not known: GPUs are called cuda:0, cuda:1 and so on.
            cuda:x | Device 'cuda:x' is not known: GPUs are called cuda:0, cuda:1 and so on.
            cuda:-1 | Device 'cuda:-1' is not known: GPUs are called cuda:0, cuda:1 and so on.
            cuda:99999 | Device 'cuda:99999' is not known: GPUs are called cuda:0, cuda:1 and so on.
            """)
    void anUnknownDeviceIsRefused(String word, String sentence) {
        assertRefused(word, sentence);
    }

    @Test
    void aMissingDriverIsOneLine() {
        assertEquals(
                List.of(new DeviceListing(
                        new DeviceInfo("cuda", "cuda", "none", 0), Optional.of(Text.verbatim(NO_DRIVER)))),
                devices().gpus());
        assertFalse(devices().gpus().get(0).isGpu());
    }

    @Test
    void gpusWithoutLibrariesAreNamedWithWhatIsMissing() throws IOException {
        installDriver();
        write("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA H100\n");
        write("proc/driver/nvidia/gpus/0000:02:00.0/information", "Model: \t\t NVIDIA A2\n");

        List<DeviceListing> gpus = devices().gpus();

        assertEquals(
                List.of(
                        new DeviceInfo("cuda:0", "NVIDIA H100", "none", 0),
                        new DeviceInfo("cuda:1", "NVIDIA A2", "none", 0)),
                gpus.stream().map(DeviceListing::info).toList());
        for (DeviceListing gpu : gpus) {
            assertEquals(Optional.of("580.65.06"), gpu.gpu().orElseThrow().driver());
            assertTrue(
                    gpu.problem().orElseThrow().toString().startsWith("Libraries of CUDA 13 and cuDNN 9 are missing"));
        }
    }

    private void assertRefused(String word, String sentence) {
        RunRefusedException refused =
                assertThrows(RunRefusedException.class, () -> devices().resolve(word));
        assertEquals(sentence, refused.getMessage());
        assertEquals(RunRefusedException.Subject.DEVICE, refused.subject());
    }

    private LocalDevices devices() {
        HostSystem host = new HostSystem(CudaPlatform.LINUX_X86_64, Map.of(), root, root);
        return new LocalDevices(new GpuDevices(new CudaSystem(host, List.of()), GpuDevicesTest::unopened));
    }

    private void installDriver() throws IOException {
        write("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.65.06  Sun\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static Device unopened(Gpu gpu, CudaRuntime runtime, boolean tensorFloat32) {
        throw new DeviceUnusableException(Text.verbatim("not opened here"), new IllegalStateException());
    }
}
