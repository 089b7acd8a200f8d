package dev.densescope.session.device;

import dev.densescope.device.cuda.runtime.CudaSystem;
import dev.densescope.device.nd4j.Nd4jSystem;

/** A machine where ND4J computes as a test wants. */
public final class Nd4jMachine {
    private Nd4jMachine() {}

    /** Its devices, of which {@code cuda} must not be asked for. */
    public static LocalDevices devices(CudaSystem system, Nd4jSystem nd4j) {
        GpuDevices gpus = new GpuDevices(system, (gpu, runtime, tensorFloat32) -> {
            throw new AssertionError("device cuda is not asked for");
        });
        return new LocalDevices(gpus, nd4j);
    }
}
