package dev.densescope.device;

import dev.densescope.device.nd4j.Nd4jDevice;

class Nd4jDeviceTest extends DeviceConformance {
    @Override
    Device open() {
        return new Nd4jDevice(2);
    }
}
