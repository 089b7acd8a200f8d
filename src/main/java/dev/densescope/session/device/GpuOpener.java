package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.device.cuda.runtime.CudaRuntime;
import dev.densescope.device.cuda.runtime.gpu.Gpu;

/** Opens a usable GPU after NVIDIA's libraries have been loaded, on the thread that will use it. */
@FunctionalInterface
interface GpuOpener {
    /** @param tensorFloat32 whether matrix products may use TensorFloat-32 */
    Device open(Gpu gpu, CudaRuntime runtime, boolean tensorFloat32);
}
