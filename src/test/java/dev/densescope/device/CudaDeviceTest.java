package dev.densescope.device;

import dev.densescope.device.cuda.CudaTestDevice;

/** On emulated CUDA, and in the profile {@code gpu} on the machine's GPU. */
class CudaDeviceTest extends DeviceConformance {
    @Override
    Device open() {
        return CudaTestDevice.open();
    }

    @Override
    CaseLayouts layouts() {
        return CaseLayouts.NVIDIA;
    }
}
