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
                List.of("GTX 1080 Ti", "V100 SXM2 16 GB", "V100 SXM2 32 GB"),
                Arrays.stream(KnownGpu.values())
                        .filter(gpu -> !gpu.isSupported())
                        .map(KnownGpu::text)
                        .toList());
        assertEquals("12.0", KnownGpu.RTX_5090.capability());
    }
}
