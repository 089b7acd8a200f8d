package dev.densescope.device;

import dev.densescope.device.cpu.CpuDevice;

/** The processor where nothing is shared out. */
class OneThreadCpuDeviceTest extends DeviceConformance {
    @Override
    Device open() {
        return new CpuDevice(1);
    }
}
