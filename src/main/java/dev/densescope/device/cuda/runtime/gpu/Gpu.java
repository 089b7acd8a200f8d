package dev.densescope.device.cuda.runtime.gpu;

import dev.densescope.device.DeviceKind;
import dev.densescope.language.Text;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A GPU as enumerated by CUDA, subject to {@code CUDA_VISIBLE_DEVICES}.
 *
 * @param index CUDA device index
 * @param name model name
 * @param capability compute capability
 * @param totalBytes total memory
 * @param freeBytes free memory at the time of the query; empty if NVML does not report it
 * @param driver driver version, such as {@code 580.65.06}
 * @param address identifies the GPU in other libraries
 * @param problem why it cannot be used, one sentence with the next step; empty if it can
 */
public record Gpu(
        int index,
        String name,
        ComputeCapability capability,
        long totalBytes,
        OptionalLong freeBytes,
        String driver,
        GpuAddress address,
        Optional<Text> problem) {

    /** The id on the command line, such as {@code cuda:0}. */
    public String id() {
        return DeviceKind.NVIDIA.id(index);
    }

    public boolean usable() {
        return problem.isEmpty();
    }

    /** A copy with a problem, unless it already has one. */
    Gpu withProblem(Text sentence) {
        return usable()
                ? new Gpu(index, name, capability, totalBytes, freeBytes, driver, address, Optional.of(sentence))
                : this;
    }
}
