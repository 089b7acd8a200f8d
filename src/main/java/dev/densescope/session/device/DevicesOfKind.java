package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;
import java.util.OptionalLong;

/** The devices of one {@link dev.densescope.device.DeviceKind} on this machine: lists, resolves and opens them. */
sealed interface DevicesOfKind permits ProcessorDevices, GpuDevices, Nd4jDevices {
    /** All devices, usable or not, with the reason if not. Loads their libraries. */
    List<DeviceListing> tried();

    /**
     * Resolves a device option of this kind to an id.
     *
     * @throws dev.densescope.session.RunRefusedException if there is none, or it cannot be used
     */
    String resolve(String word);

    /** Free device memory in bytes; empty if the device uses host memory, or if unknown. */
    OptionalLong freeBytes(String id);

    /**
     * Opens a device on the thread that will use it.
     *
     * @throws DeviceUnusableException if it cannot be opened
     */
    Device open(DeviceChoice choice);
}
