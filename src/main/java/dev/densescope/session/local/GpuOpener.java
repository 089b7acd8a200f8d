package dev.densescope.session.local;

import dev.densescope.device.Device;
import dev.densescope.device.cuda.runtime.Gpu;

/** Opens a GPU that can be used, after NVIDIA's libraries have been loaded; on the thread that will use it. */
@FunctionalInterface
interface GpuOpener {
    Device open(Gpu gpu);

    /** Refuses all. */
    static GpuOpener none() {
        return gpu -> {
            throw new DeviceUnusableException("This build cannot compute on %s: use the CPU.".formatted(gpu.id()));
        };
    }
}
