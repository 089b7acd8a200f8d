package dev.densescope.device;

import dev.densescope.device.cpu.CpuDevice;

class CpuDeviceTest extends DeviceConformance {
    @Override
    Device open() {
        return new CpuDevice(2);
    }
}
