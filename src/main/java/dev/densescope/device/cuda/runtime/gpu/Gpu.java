package dev.densescope.device.cuda.runtime.gpu;

import dev.densescope.device.DeviceKind;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A GPU as CUDA counts and names it: {@code CUDA_VISIBLE_DEVICES} has its effect.
 *
 * @param index CUDA's number of it, from 0
 * @param name model
 * @param capability which instructions it knows
 * @param totalBytes memory it has
 * @param freeBytes memory that nobody used when it was looked at; empty where NVML does not say
 * @param driver version, such as {@code 580.65.06}
 * @param address by which other libraries know it
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
        Optional<String> problem) {

    /** What the command line calls it, such as {@code cuda:0}. */
    public String id() {
        return DeviceKind.NVIDIA.id(index);
    }

    public boolean usable() {
        return problem.isEmpty();
    }

    /** The same with a problem, unless it has one already. */
    Gpu withProblem(String sentence) {
        return usable()
                ? new Gpu(index, name, capability, totalBytes, freeBytes, driver, address, Optional.of(sentence))
                : this;
    }
}
