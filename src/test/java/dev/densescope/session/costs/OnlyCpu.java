package dev.densescope.session.costs;

import dev.densescope.device.Device;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.session.device.DeviceListing;
import dev.densescope.session.device.Devices;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;

/** Only the CPU. */
final class OnlyCpu implements Devices {
    @Override
    public List<String> ids() {
        return List.of("cpu");
    }

    @Override
    public List<DeviceListing> list() {
        return List.of();
    }

    @Override
    public Device open(DeviceChoice choice) {
        return new CpuDevice(choice.threads());
    }
}
