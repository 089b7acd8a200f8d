package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;
import java.util.OptionalLong;

/** The processor, which every machine has. */
final class ProcessorDevices implements DevicesOfKind {
    @Override
    public List<DeviceListing> tried() {
        return List.of(HostLibraries.tried(DeviceKind.PROCESSOR.id(), this::open));
    }

    @Override
    public String resolve(String word) {
        return word;
    }

    @Override
    public OptionalLong freeBytes(String id) {
        return OptionalLong.empty();
    }

    @Override
    public Device open(DeviceChoice choice) {
        return HostLibraries.open(choice, CpuDevice::new);
    }
}
