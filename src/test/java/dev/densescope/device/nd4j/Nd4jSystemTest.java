package dev.densescope.device.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.cuda.runtime.BundledCuda;
import dev.densescope.device.cuda.runtime.BundledCuda.BundledGpu;
import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import dev.densescope.device.cuda.runtime.library.CudaPlatform;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.device.host.BackendTakenException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Device nd4j of a build with ND4J's CUDA libraries, on machines with GPUs that are made up. */
class Nd4jSystemTest {
    private final AtomicBoolean loaded = new AtomicBoolean();

    @ParameterizedTest
    @CsvSource({"3, 7", "5, 0", "7, 5", "8, 6", "8, 9"})
    void gpusThatNd4jsLibrariesHaveCodeForAreUsed(int major, int minor) {
        BundledGpu gpu = gpu(0, "NVIDIA RTX A4000", major, minor);
        assertEquals(Optional.of(gpu), system(gpu).gpu());
        assertFalse(loaded.get(), "ND4J is not loaded to find that out");
        try (Device device = system(gpu).open(1)) {
            assertEquals("nd4j", device.info().id());
            assertEquals("NVIDIA RTX A4000", device.info().name());
            assertEquals("ND4J operations, CUDA backend", device.info().kernels());
            assertEquals(gpu.totalBytes(), device.info().totalBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 5, device cpu",
        "3, 6, device cpu",
        "9, 0, device cuda of a build without the Maven profile nd4j-cuda",
        "10, 0, device cuda of a build without the Maven profile nd4j-cuda"
    })
    void othersAreRefusedBeforeNd4jIsLoaded(int major, int minor, String instead) {
        Nd4jSystem system = system(gpu(0, "NVIDIA H100", major, minor));
        String sentence = ("GPU 0, NVIDIA H100, has compute capability %d.%d: ND4J's CUDA libraries run on 3.7 to 8.9. "
                        + "Use %s instead.")
                .formatted(major, minor, instead);
        assertEquals(sentence, messageOf(system::gpu));
        assertEquals(sentence, messageOf(() -> system.open(1)));
        assertFalse(loaded.get());
    }

    @Test
    void theFirstGpuIsMeant() {
        BundledGpu first = gpu(0, "first", 8, 0);
        assertEquals(Optional.of(first), system(first, gpu(1, "second", 9, 0)).gpu());
    }

    @Test
    void nd4jOnTheProcessorIsRefusedWhereItShouldBeOnTheGpu() {
        Nd4jSystem system = new Nd4jSystem(true, () -> List.of(gpu(0, "GPU", 8, 6)), () -> true, number -> {
            throw new AssertionError("there is no memory of a GPU to ask for");
        });
        assertEquals(
                "ND4J computes on the processor in this process, because another device was used before or its CUDA "
                        + "libraries do not load: restart DenseScope and use device nd4j first.",
                assertThrows(BackendTakenException.class, () -> system.open(1)).getMessage());
    }

    @Test
    void aBuildWithoutCudaComputesOnTheProcessorAndAsksForNoGpu() {
        Nd4jSystem system = new Nd4jSystem(
                false,
                () -> {
                    throw new AssertionError("no GPU is asked for");
                },
                () -> true,
                number -> new ProcessorMemory());
        assertEquals(Optional.empty(), system.gpu());
        try (Device device = system.open(1)) {
            assertEquals("ND4J operations, CPU backend", device.info().kernels());
        }
    }

    @Test
    void withoutADriverNothingIsLoadedAndTheReasonIsSaid(@TempDir Path empty) {
        HostSystem nowhere = new HostSystem(CudaPlatform.LINUX_X86_64, Map.of(), empty, empty);
        Nd4jSystem system = new Nd4jSystem(true, new BundledCuda(nowhere)::gpus, this::load, number -> {
            throw new AssertionError();
        });
        assertEquals(
                "No NVIDIA GPU or driver was found: if this machine has a GPU, install the NVIDIA driver; otherwise use "
                        + "the CPU.",
                messageOf(system::gpu));
        assertFalse(loaded.get());
    }

    private Nd4jSystem system(BundledGpu... gpus) {
        return new Nd4jSystem(true, () -> List.of(gpus), this::load, number -> {
            assertTrue(loaded.get(), "ND4J is asked what it computes on first");
            assertEquals(0, number);
            return new ProcessorMemory();
        });
    }

    private boolean load() {
        loaded.set(true);
        return false;
    }

    private static BundledGpu gpu(int index, String name, int major, int minor) {
        return new BundledGpu(index, name, new ComputeCapability(major, minor), 16L << 30);
    }

    private static String messageOf(Supplier<?> refused) {
        return assertThrows(CudaUnusableException.class, refused::get).getMessage();
    }
}
