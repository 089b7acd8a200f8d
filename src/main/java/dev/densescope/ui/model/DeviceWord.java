package dev.densescope.ui.model;

import dev.densescope.session.device.Devices;
import dev.densescope.ui.Messages;

/** The ids of devices in a choice. */
public final class DeviceWord {
    private DeviceWord() {}

    /** A word of the window for {@link Devices#AUTO}; other ids are names. */
    public static String of(String id) {
        return id.equals(Devices.AUTO) ? Messages.text("device.auto") : id;
    }
}
