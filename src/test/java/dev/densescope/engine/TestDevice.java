package dev.densescope.engine;

import dev.densescope.device.Device;
import dev.densescope.device.cpu.CpuDevice;
import dev.densescope.device.cuda.CudaTestDevice;
import dev.densescope.device.nd4j.Nd4jDevice;
import dev.densescope.plan.hardware.Target;
import java.util.List;
import java.util.stream.Stream;

/** The devices, to run the same test on each. */
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

        @Override
        Target target() {
            return super.target().withoutChunks();
        }
    },
    ND4J {
        @Override
        Device open() {
            return new Nd4jDevice(THREADS);
        }

        @Override
        Target target() {
            return super.target().withoutChunks();
        }
    },
    CUDA {
        @Override
        Device open() {
            return CudaTestDevice.open();
        }

        @Override
        Target target() {
            return Target.nvidia(false);
        }
    };

    static final int THREADS = 2;

    /** System property with the names of those that tests run on; all of them without it. */
    private static final String CHOSEN = "densescope.test.devices";

    /** Those that tests run on. */
    static List<TestDevice> chosen() {
        String names = System.getProperty(CHOSEN, "");
        return names.isBlank()
                ? List.of(values())
                : Stream.of(names.split(",")).map(TestDevice::valueOf).toList();
    }

    /** The first of those: what tests run on that need only one. */
    static TestDevice first() {
        return chosen().get(0);
    }

    abstract Device open();

    /** What schedules for it are compiled for. */
    Target target() {
        return Target.processor(THREADS);
    }
}
