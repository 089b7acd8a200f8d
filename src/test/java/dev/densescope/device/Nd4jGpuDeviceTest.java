package dev.densescope.device;

import dev.densescope.device.nd4j.ProcessorMemory;

/** What device nd4j does on a GPU, but for the calls that reach one: its memory is the processor's. */
class Nd4jGpuDeviceTest extends DeviceConformance {
    @Override
    Device open() {
        return new ProcessorMemory().open();
    }
}
