package dev.densescope.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.densescope.device.nd4j.Nd4jDevice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jDeviceTest extends DeviceConformance {
    private static final int RUNS = 4;
    /** What ND4J's number arguments leave to the garbage collector; far less than any operand of the larger cases. */
    private static final long NUMBERS_BYTES = 256;

    @Override
    Device open() {
        return new Nd4jDevice(2);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void temporaryArraysAreGivenBack(KernelCase kernelCase) {
        run(kernelCase, 0); // fills ND4J's caches of shapes
        long before = Nd4j.getEnvironment().getDeviceCouner(0);
        for (int i = 0; i < RUNS; i++) {
            run(kernelCase, 0);
        }
        long left = Nd4j.getEnvironment().getDeviceCouner(0) - before;
        assertTrue(left <= RUNS * NUMBERS_BYTES, () -> left + " bytes left behind");
    }
}
