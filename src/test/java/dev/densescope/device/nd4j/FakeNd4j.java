package dev.densescope.device.nd4j;

import dev.densescope.device.cuda.runtime.BundledCuda.BundledGpu;
import java.util.List;

/** Builds with ND4J's CUDA libraries, on machines that are made up; the GPU's memory is the processor's. */
public final class FakeNd4j {
    private FakeNd4j() {}

    /** ND4J chooses CUDA. */
    public static Nd4jSystem onGpus(BundledGpu... gpus) {
        return new Nd4jSystem(true, () -> List.of(gpus), () -> false, number -> new ProcessorMemory());
    }

    /** ND4J chooses the processor although there is a GPU. */
    public static Nd4jSystem fallingBack(BundledGpu gpu) {
        return new Nd4jSystem(true, () -> List.of(gpu), () -> true, number -> {
            throw new AssertionError("there is no memory of a GPU to ask for");
        });
    }

    /** ND4J computes the kernels of a GPU with copies in the processor's memory. */
    public static Nd4jSystem spilling(BundledGpu gpu) {
        return new Nd4jSystem(true, () -> List.of(gpu), () -> false, number -> {
            ProcessorMemory memory = new ProcessorMemory();
            memory.putAllOnHost();
            return memory;
        });
    }
}
