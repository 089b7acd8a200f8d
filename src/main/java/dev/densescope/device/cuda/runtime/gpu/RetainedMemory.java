package dev.densescope.device.cuda.runtime.gpu;

import static org.bytedeco.cuda.global.cudart.CUDA_SUCCESS;
import static org.bytedeco.cuda.global.cudart.cuDevicePrimaryCtxGetState;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this process keeps of a GPU's memory between two runs, its context and what the libraries have loaded: where the
 * driver does not name this process, a meter that begins later would take that for what others use. Any thread.
 */
public final class RetainedMemory {
    private final Map<GpuAddress, Long> bytes = new ConcurrentHashMap<>();

    /** What this process was last known to keep; 0 without a context, which may have been lost since. */
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
