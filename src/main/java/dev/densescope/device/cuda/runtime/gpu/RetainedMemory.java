package dev.densescope.device.cuda.runtime.gpu;

import static org.bytedeco.cuda.global.cudart.CUDA_SUCCESS;
import static org.bytedeco.cuda.global.cudart.cuDevicePrimaryCtxGetState;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * GPU memory that this process retains between runs: its context and loaded library code. Where NVML does not report
 * this process, the next meter would count it as usage of other processes. Thread-safe.
 */
public final class RetainedMemory {
    private final Map<GpuAddress, Long> bytes = new ConcurrentHashMap<>();

    /** The last known retained bytes; 0 if this process no longer has a context. */
    public long bytesOf(Gpu gpu) {
        return hasContext(gpu.index()) ? bytes.getOrDefault(gpu.address(), 0L) : 0;
    }

    public void keep(GpuAddress gpu, long keptBytes) {
        bytes.put(gpu, keptBytes);
    }

    private static boolean hasContext(int device) {
        int[] flags = {0};
        int[] active = {0};
        return cuDevicePrimaryCtxGetState(device, flags, active) == CUDA_SUCCESS && active[0] != 0;
    }
}
