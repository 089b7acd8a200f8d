package dev.densescope.session.device;

import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.language.Text;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry in a list of devices.
 *
 * @param info about the device; may be incomplete if the device is unusable
 * @param problem the reason why it cannot be used, one sentence; empty if it is usable
 * @param gpu properties of a GPU; empty for other devices
 */
public record DeviceListing(DeviceInfo info, Optional<Text> problem, Optional<GpuFacts> gpu) {
    /**
     * Properties of a GPU, as far as known.
     *
     * @param capability compute capability, such as {@code 8.6}
     * @param freeBytes free memory when the list was created
     * @param driver version of NVIDIA's driver
     */
    public record GpuFacts(Optional<String> capability, OptionalLong freeBytes, Optional<String> driver) {}

    /** A device other than a GPU. */
    public DeviceListing(DeviceInfo info, Optional<Text> problem) {
        this(info, problem, Optional.empty());
    }

    /**
     * An entry that explains why there is no GPU.
     *
     * @param problem the reason, one sentence
     */
    public static DeviceListing noGpu(Text problem) {
        return new DeviceListing(
                new DeviceInfo(DeviceKind.NVIDIA.id(), DeviceKind.NVIDIA.id(), "none", 0), Optional.of(problem));
    }

    public boolean usable() {
        return problem.isEmpty();
    }

    /** Whether the entry is a GPU; not if it explains why there is none. */
    public boolean isGpu() {
        return gpu.isPresent();
    }
}
