package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;
import java.util.OptionalLong;

/** What this machine has of one {@link dev.densescope.device.DeviceKind}: what is there, why it cannot be used, how it is opened. */
sealed interface DevicesOfKind permits ProcessorDevices, GpuDevices, Nd4jDevices {
    /** Each, usable or not, and why not, after its libraries have been loaded. */
    List<DeviceListing> tried();

    /**
     * The id of the device that a word of this kind means.
     *
     * @throws dev.densescope.session.RunRefusedException if there is none, or it cannot be used
     */
    String resolve(String word);

    /** What is free of memory of its own; empty if it uses the machine's, or that is not known. */
    OptionalLong freeBytes(String id);

    /**
     * Opens a device on the thread that will use it.
     *
     * @throws DeviceUnusableException if it cannot be opened
     */
    Device open(DeviceChoice choice);
}
