package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.device.nd4j.Nd4jDevice;

/** The devices of the processor, to run the same test on each. */
enum TestDevice {
    CPU {
        @Override
        Device open() {
            return new CpuDevice(THREADS);
        }
    },
    PORTABLE_CPU {
        @Override
        Device open() {
            return CpuDevice.withoutNativeLoops(THREADS);
        }
    },
    ND4J {
        @Override
        Device open() {
            return new Nd4jDevice(THREADS);
        }
    };

    static final int THREADS = 2;

    abstract Device open();
}
