package dev.densescope.cli.option;

import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;

/** The option {@code --tf32}, which only NVIDIA GPUs support. */
public final class TensorFloat32Option {
    private TensorFloat32Option() {}

    /** @throws UsageException if it is given for another device */
    public static void requireGpu(DeviceChoice choice) {
        if (choice.tensorFloat32() && !choice.isNvidia() && !choice.id().equals(Devices.AUTO)) {
            throw new UsageException(
                    "--tf32 is for NVIDIA GPUs, but --device is '%s': leave --tf32 out, or use --device cuda."
                            .formatted(choice.id()));
        }
    }
}
