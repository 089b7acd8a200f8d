package dev.densescope.session.device;

import dev.densescope.device.Device;
import dev.densescope.device.LimitedDevice;
import dev.densescope.language.Text;
import dev.densescope.session.settings.DeviceChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Devices whose memory is limited.
 *
 * @param devices the devices to limit
 * @param maxBytes assumed memory of each device
 */
public record LimitedDevices(Devices devices, long maxBytes) implements Devices {
    @Override
    public List<String> ids() {
        return devices.ids();
    }

    @Override
    public List<DeviceListing> list() {
        return devices.list();
    }

    @Override
    public List<DeviceListing> gpus() {
        return devices.gpus();
    }

    @Override
    public String resolve(String word) {
        return devices.resolve(word);
    }

    @Override
    public Optional<Text> whyProcessor(String word) {
        return devices.whyProcessor(word);
    }

    @Override
    public OptionalLong freeBytes(String id) {
        return devices.freeBytes(id);
    }

    @Override
    public Device open(DeviceChoice choice) {
        return new LimitedDevice(devices.open(choice), maxBytes);
    }
}
