package dev.densescope.device.cuda.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.densescope.device.cuda.emulated.EmulatedCuda;
import dev.densescope.device.cuda.emulated.EmulatedLibraries;
import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the bindings of the class path tell of GPUs, over the emulated driver. */
@EnabledIf("dev.densescope.device.cuda.emulated.EmulatedCuda#supported")
class BundledCudaTest {
    private EmulatedCuda machine;

    @BeforeEach
    void load() {
        machine = new EmulatedLibraries().machine();
    }

    @AfterEach
    void reset() {
        machine.reset();
    }

    @Test
    void gpusAreReadFromTheDriver() {
        machine.set("gpus", 2);
        machine.set("name", "Emulated RTX");
        machine.set("capability", "8.6");
        machine.set("capability.1", "3.7");
        machine.set("totalBytes", 1L << 33);
        assertEquals(
                List.of(
                        new BundledCuda.BundledGpu(0, "Emulated RTX", new ComputeCapability(8, 6), 1L << 33),
                        new BundledCuda.BundledGpu(1, "Emulated RTX", new ComputeCapability(3, 7), 1L << 33)),
                BundledCuda.read());
    }

    @Test
    void aDriverWithoutGpusOrThatDoesNotStartIsToldOf() {
        machine.set("initError", 100);
        assertEquals(
                "The NVIDIA driver finds no GPU (error 100): check the output of 'nvidia-smi -L', or use the " + "CPU.",
                assertThrows(CudaUnusableException.class, BundledCuda::read).getMessage());
    }
}
