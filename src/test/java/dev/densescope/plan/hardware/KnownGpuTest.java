package dev.densescope.plan.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** GPUs that plans can be searched for. */
class KnownGpuTest {
    @Test
    void thoseThatDeviceCudaDoesNotRunOnAreTold() {
        assertEquals(ComputeCapability.MIN.toString(), KnownGpu.leastCapability());
        assertEquals(
                List.of("GTX 1080 Ti", "P100 SXM2", "V100 SXM2 16 GB", "V100 SXM2 32 GB"),
                Arrays.stream(KnownGpu.values())
                        .filter(gpu -> !gpu.isSupported())
                        .map(KnownGpu::text)
                        .toList());
        assertEquals("12.0", KnownGpu.RTX_5090.capability());
    }

    @Test
    void modelAndMemoryNameOneGpu() {
        assertEquals(
                KnownGpu.values().length,
                Arrays.stream(KnownGpu.values())
                        .map(gpu -> List.of(gpu.model(), gpu.memoryBytes()))
                        .distinct()
                        .count());
        assertEquals(List.of(KnownGpu.A100_80, KnownGpu.H100), KnownGpu.ofMemory(80L << 30));
    }
}
