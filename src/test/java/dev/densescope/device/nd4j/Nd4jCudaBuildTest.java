package dev.densescope.device.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.Device;
import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.cuda.runtime.gpu.GpuSurvey;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.device.host.Nd4jBackends;
import dev.densescope.device.operand.Storage;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nd4j.linalg.factory.Nd4j;

/** What the build with the Maven profile {@code nd4j-cuda} is made of; the last test decides where ND4J computes. */
@EnabledIf(
        value = "dev.densescope.device.host.Nd4jBackends#haveCuda",
        disabledReason = "this build has no CUDA libraries of ND4J: mvn -Pnd4j-cuda test")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Nd4jCudaBuildTest {
    private static final String DRIVER_FILE = "org/bytedeco/cuda/linux-x86_64/libcudart.so.11.0";

    private final HostSystem host = HostSystem.current();
    private final CudaSystem cuda = new CudaSystem(host, List.of());

    @Test
    @Order(1)
    void itBringsCuda11AndItsBindings() throws ClassNotFoundException {
        ClassLoader classes = getClass().getClassLoader();
        assertNotNull(classes.getResource(DRIVER_FILE));
        assertNotNull(classes.getResource("org/nd4j/linalg/jcublas/bindings/linux-x86_64-cudnn/libnd4jcuda.so"));
        // found, and with what they need in Java; their libraries are not loaded
        for (String name : List.of(
                "org.nd4j.linalg.jcublas.JCublasBackend",
                "org.nd4j.linalg.jcublas.JCublasNDArray",
                "org.nd4j.linalg.jcublas.bindings.Nd4jCuda",
                "org.nd4j.presets.cuda.Nd4jCudaPresets",
                "org.bytedeco.cuda.global.cudart")) {
            assertNotNull(Class.forName(name, false, classes).getMethods());
        }
    }

    @Test
    @Order(2)
    void deviceCudaSaysThatItIsNotThere() {
        GpuSurvey.Unusable survey = (GpuSurvey.Unusable) cuda.survey();
        String sentence = "This build is for ND4J and CUDA 11.6 (Maven profile nd4j-cuda): use device nd4j, or a build "
                + "without that profile.";
        assertEquals(sentence, survey.reason());
        assertEquals(
                sentence, assertThrows(CudaUnusableException.class, cuda::load).getMessage());
    }

    @Test
    @Order(3)
    void withoutADriverDeviceNd4jIsRefusedBeforeNd4jIsLoaded() {
        Assumptions.assumeFalse(cuda.hasDriver(), "this machine has a driver");
        Nd4jSystem system = new Nd4jSystem(host);
        assertEquals(
                "No NVIDIA GPU or driver was found: if this machine has a GPU, install the NVIDIA driver; otherwise use "
                        + "the CPU.",
                assertThrows(CudaUnusableException.class, () -> system.open(1)).getMessage());
    }

    @Test
    @Order(4)
    void theProcessorCanStillBeUsed() {
        assertTrue(Nd4jBackends.haveCuda());
        try (Device device = new Nd4jDevice(1);
                Storage storage = device.reserve(1024)) {
            assertTrue(Nd4j.getEnvironment().isCPU());
            assertEquals(1024, device.allocatedBytes());
            assertFalse(storage.bytes() > 1024);
        }
    }
}
