package dev.densescope.device;

import dev.densescope.device.cpu.CpuDevice;

/** The processor as it is where there are no loops in machine code for it. */
class PortableCpuDeviceTest extends DeviceConformance {
    @Override
    Device open() {
        return CpuDevice.withoutNativeLoops(2);
    }
}
