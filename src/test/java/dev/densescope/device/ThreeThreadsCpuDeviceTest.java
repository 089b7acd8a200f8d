package dev.densescope.device;

import dev.densescope.device.cpu.CpuDevice;

/** The processor with a number of threads that few numbers can be shared out to evenly. */
class ThreeThreadsCpuDeviceTest extends DeviceConformance {
    @Override
    Device open() {
        return new CpuDevice(3);
    }
}
