package dev.densescope.session.device;

import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A device as lists show it.
 *
 * @param info what it is; of an unusable device what is known of it
 * @param problem why it cannot be used, one sentence; empty if it can
 * @param gpu what is known of a GPU beside that; empty of other devices
 */
public record DeviceListing(DeviceInfo info, Optional<String> problem, Optional<GpuFacts> gpu) {
    /**
     * What is known of a GPU.
     *
     * @param capability its compute capability, such as {@code 8.6}
     * @param freeBytes memory that nobody used when it was looked at
     * @param driver version of NVIDIA's driver
     */
    public record GpuFacts(Optional<String> capability, OptionalLong freeBytes, Optional<String> driver) {}

    /** A device that is no GPU. */
    public DeviceListing(DeviceInfo info, Optional<String> problem) {
        this(info, problem, Optional.empty());
    }

    /**
     * The word that there is no GPU.
     *
     * @param problem why, one sentence
     */
    public static DeviceListing noGpu(String problem) {
        return new DeviceListing(
                new DeviceInfo(DeviceKind.NVIDIA.id(), DeviceKind.NVIDIA.id(), "none", 0), Optional.of(problem));
    }

    public boolean usable() {
        return problem.isEmpty();
    }

    /** Whether it is a GPU, rather than the word that there is none. */
    public boolean isGpu() {
        return gpu.isPresent();
    }
}
