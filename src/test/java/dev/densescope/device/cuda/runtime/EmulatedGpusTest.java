package dev.densescope.device.cuda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.cuda.emulated.EmulatedCuda;
import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import dev.densescope.device.cuda.runtime.gpu.Gpu;
import dev.densescope.device.cuda.runtime.gpu.GpuMemory;
import dev.densescope.device.cuda.runtime.gpu.GpuMemoryMeter;
import dev.densescope.device.cuda.runtime.gpu.GpuSurvey;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.FakeHost;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.language.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GPUs of the emulated CUDA, read through the real bindings. */
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
class EmulatedGpusTest {
    private static final long MIB = 1 << 20;
    private static final CudaSystem SYSTEM = new CudaSystem(HostSystem.current(), List.of(EmulatedCuda.folder()));

    private EmulatedCuda machine;

    @BeforeEach
    void resetTheMachine() {
        SYSTEM.load();
        machine = new EmulatedCuda();
        machine.reset();
        leaveTheGpus();
    }

    @AfterEach
    void leaveNothingBehind() {
        leaveTheGpus();
        machine.reset();
    }

    @Test
    void gpusAreListedWithAllThatIsKnownOfThemAndWithoutAContext() {
        machine.set("gpus", 2);
        machine.set("name.1", "NVIDIA GeForce RTX 4070");
        machine.set("capability.1", "8.9");
        machine.set("totalBytes.1", 12_000 * MIB);
        machine.set("otherProcessBytes.1", 1000 * MIB);
        machine.set("driverRelease", "580.65.06");

        List<Gpu> gpus = listed().gpus();

        assertEquals(List.of("cuda:0", "cuda:1"), gpus.stream().map(Gpu::id).toList());
        Gpu second = gpus.get(1);
        assertEquals("NVIDIA GeForce RTX 4070", second.name());
        assertEquals(new ComputeCapability(8, 9), second.capability());
        assertEquals(12_000 * MIB, second.totalBytes());
        assertEquals(OptionalLong.of(11_000 * MIB), second.freeBytes());
        assertEquals("580.65.06", second.driver());
        assertTrue(second.address().uuid().orElseThrow().matches("GPU-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertNotEquals(gpus.get(0).address(), second.address());
        assertEquals(Optional.empty(), second.problem());
        IntStream.range(0, 2).forEach(gpu -> assertFalse(hasContext(gpu)));
    }

    @Test
    void librariesAreLoadedOnceAndOthersRefusedFromThenOn(@TempDir Path other) throws IOException {
        SYSTEM.load();
        for (String library : FakeHost.ALL) {
            Files.writeString(other.resolve(library), "");
        }
        Files.writeString(other.resolve("libcuda.so.1"), "");
        CudaSystem elsewhere = new CudaSystem(HostSystem.current(), List.of(other));
        String sentence = "%s is loaded already: restart DenseScope to use %s instead."
                .formatted(EmulatedCuda.folder().resolve("libcudart.so.13"), other.resolve("libcudart.so.13"));

        assertEquals(
                sentence,
                assertThrows(CudaUnusableException.class, elsewhere::load).getMessage());
        assertEquals(
                sentence,
                assertInstanceOf(GpuSurvey.Unusable.class, elsewhere.survey())
                        .reason()
                        .toString());
    }

    @Test
    void theLibraryThatComputesIsNamedWithItsVersion() {
        assertTrue(
                SYSTEM.load().kernels().matches("cuDNN 9\\.\\d+\\.\\d+"),
                SYSTEM.load().kernels());
    }

    @Test
    void aDriverThatIsTooOldIsToldAtEachGpu() {
        machine.set("cudaVersion", 12040);
        machine.set("driverRelease", "550.54.15");

        Gpu gpu = listed().gpus().get(0);

        assertEquals("Emulated GPU", gpu.name());
        assertEquals(
                Optional.of("The NVIDIA driver 550.54.15 is too old: CUDA 13 needs 580 or newer; update the driver."),
                gpu.problem().map(Text::toString));
    }

    @Test
    void aCapabilityWithoutCodeIsTold() {
        machine.set("capability", "6.1");

        CudaUnusableException refused =
                assertThrows(CudaUnusableException.class, () -> SYSTEM.survey().gpu());

        assertEquals(
                "cuda:0 (Emulated GPU) cannot be used: its compute capability is 6.1, but CUDA 13 needs 7.5 or newer: use "
                        + "device nd4j of a build with the Maven profile nd4j-cuda (3.7 to 8.9), another GPU or the CPU.",
                refused.getMessage());
    }

    @Test
    void aGpuForbiddenToAllIsTold() {
        machine.set("computeMode", cudart.CU_COMPUTEMODE_PROHIBITED);

        assertEquals(
                Optional.of("Its compute mode forbids computing: an administrator can allow it (nvidia-smi -c 0)."),
                listed().gpus().get(0).problem().map(Text::toString));
    }

    @Test
    void aGpuForOneProcessIsFreeOrToldWhoHasIt() {
        machine.set("computeMode", cudart.CU_COMPUTEMODE_EXCLUSIVE_PROCESS);
        machine.set("otherProcessBytes", 0);
        assertTrue(listed().gpus().get(0).usable());

        machine.set("otherProcessBytes", MIB);
        machine.set("otherProcessId", 1234);
        assertEquals(
                Optional.of(
                        "Process 1234 uses it, and its compute mode is for one process only: end that process, or let an "
                                + "administrator allow several (nvidia-smi -c 0)."),
                listed().gpus().get(0).problem().map(Text::toString));
    }

    @Test
    void aGpuThatThisProcessHasForItselfStaysUsableThoughTheListNamesItOtherwise() {
        machine.set("computeMode", cudart.CU_COMPUTEMODE_EXCLUSIVE_PROCESS);
        machine.set("otherProcessBytes", 0);
        machine.set("ownProcessId", 99);
        useGpu(0);

        assertTrue(listed().gpus().get(0).usable());
    }

    @Test
    void withoutAGpuTheDriverSaysSo() {
        machine.set("gpus", 0);

        assertEquals("The NVIDIA driver 590.44.01 finds no GPU: check the output of 'nvidia-smi -L'.", unusable());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100 | The NVIDIA driver 590.44.01 finds no GPU: check the output of 'nvidia-smi -L'.
            802 | The NVIDIA driver 590.44.01 is not ready: GPUs connected by NVSwitch need NVIDIA's Fabric Manager of the same version (service nvidia-fabricmanager); start it, or use the CPU.
            803 | The NVIDIA driver's kernel module and its library 590.44.01 are of different versions: restart the machine.
            999 | The NVIDIA driver 590.44.01 does not start (error 999): check the output of 'nvidia-smi', or restart the machine.
            """)
    void aDriverThatDoesNotStartIsToldWithTheNextStep(int error, String sentence) {
        machine.set("initError", error);

        assertEquals(sentence, unusable());
    }

    @Test
    void aStandInForTheDriverIsTold() {
        machine.set("initError", cudart.CUDA_ERROR_STUB_LIBRARY);

        assertEquals(
                "%s is only a stub library for building programs: install the NVIDIA driver, and remove the stub's folder from LD_LIBRARY_PATH."
                        .formatted(EmulatedCuda.folder().resolve("libcuda.so.1")),
                unusable());
    }

    @Test
    void withoutNvmlGpusAreListedAllTheSame() {
        machine.set("nvmlError", 9);

        Gpu gpu = listed().gpus().get(0);

        assertTrue(gpu.usable());
        assertEquals(OptionalLong.empty(), gpu.freeBytes());
        assertEquals("for CUDA 13.1", gpu.driver());
        assertEquals(Optional.empty(), SYSTEM.load().memoryMeter(gpu));
    }

    @Test
    void theMeterTellsThisProcessFromOthers() {
        try (GpuMemoryMeter meter = meter(0)) {
            GpuMemory before = read(meter);
            assertEquals(0, before.thisProcessBytes());
            assertEquals(512 * MIB, before.othersBytes());

            useGpu(0);
            Pointer memory = allocate(64 * MIB);
            GpuMemory during = read(meter);
            cudart.cudaFree(memory);
            GpuMemory after = read(meter);

            assertEquals(GpuMemory.Source.PROCESS_LIST, during.source());
            assertEquals(400 * MIB, after.thisProcessBytes());
            assertEquals(64 * MIB, during.thisProcessBytes() - after.thisProcessBytes());
            for (GpuMemory moment : List.of(before, during, after)) {
                assertEquals(512 * MIB, moment.othersBytes());
                assertEquals(
                        moment.totalBytes(),
                        moment.thisProcessBytes() + moment.othersBytes() + moment.driverBytes() + moment.freeBytes());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ownProcessId, 99", "processMemory, unavailable", "processMemory, forbidden"})
    void whereTheListHidesThisProcessTheMeterTakesTheDifference(String setting, String value) {
        machine.set(setting, value);
        try (GpuMemoryMeter meter = meter(0)) {
            useGpu(0);
            Pointer memory = allocate(64 * MIB);
            GpuMemory during = read(meter);
            cudart.cudaFree(memory);

            assertEquals(GpuMemory.Source.DIFFERENCE, during.source());
            assertEquals(464 * MIB, during.thisProcessBytes());
            assertEquals(512 * MIB, during.othersBytes());
        }
    }

    @Test
    void whatThisProcessKeepsBetweenRunsIsNotTakenForOthersWhereTheListHidesIt() {
        machine.set("processMemory", "forbidden");
        try (GpuMemoryMeter first = meter(0)) {
            useGpu(0);
            assertEquals(400 * MIB, read(first).thisProcessBytes());
        }
        machine.set("otherProcessBytes", 700 * MIB);
        try (GpuMemoryMeter second = meter(0)) {
            assertEquals(400 * MIB, read(second).thisProcessBytes());
            assertEquals(700 * MIB, read(second).othersBytes());
        }

        cudart.cudaDeviceReset();
        try (GpuMemoryMeter third = meter(0)) {
            assertEquals(0, read(third).thisProcessBytes());
            assertEquals(700 * MIB, read(third).othersBytes());
        }
    }

    @Test
    void theMeterReadsTheGpuThatCudaMeans() {
        machine.set("gpus", 3);
        machine.set("otherProcessBytes.1", 7 * MIB);
        try (GpuMemoryMeter meter = meter(1)) {
            assertEquals(7 * MIB, read(meter).othersBytes());
        }
    }

    @Test
    void severalMetersOfAGpuDoNotDisturbEachOther() {
        try (GpuMemoryMeter one = meter(0)) {
            meter(0).close();
            assertEquals(512 * MIB, read(one).othersBytes());
        }
    }

    private static GpuSurvey.Listed listed() {
        return assertInstanceOf(GpuSurvey.Listed.class, SYSTEM.survey());
    }

    private static String unusable() {
        return assertInstanceOf(GpuSurvey.Unusable.class, SYSTEM.survey())
                .reason()
                .toString();
    }

    private static GpuMemoryMeter meter(int gpu) {
        return SYSTEM.load().memoryMeter(listed().gpus().get(gpu)).orElseThrow();
    }

    private static GpuMemory read(GpuMemoryMeter meter) {
        return meter.read().orElseThrow();
    }

    private static boolean hasContext(int gpu) {
        int[] flags = {0};
        int[] active = {0};
        assertEquals(0, cudart.cuDevicePrimaryCtxGetState(gpu, flags, active));
        return active[0] != 0;
    }

    private static void useGpu(int gpu) {
        assertEquals(0, cudart.cudaSetDevice(gpu));
        cudart.cudaFree(new Pointer());
        assertTrue(hasContext(gpu));
    }

    private static Pointer allocate(long bytes) {
        Pointer memory = new Pointer();
        assertEquals(0, cudart.cudaMalloc(memory, bytes));
        return memory;
    }

    private static void leaveTheGpus() {
        int[] count = {0};
        cudart.cudaGetDeviceCount(count);
        for (int gpu = 0; gpu < count[0]; gpu++) {
            if (hasContext(gpu)) {
                cudart.cudaSetDevice(gpu);
                cudart.cudaDeviceReset();
            }
        }
    }
}
