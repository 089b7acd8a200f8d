package dev.densescope.device.nd4j;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.cuda.runtime.BundledCuda;
import dev.densescope.device.cuda.runtime.BundledCuda.BundledGpu;
import dev.densescope.device.cuda.runtime.gpu.ComputeCapability;
import dev.densescope.device.cuda.runtime.library.CudaUnusableException;
import dev.densescope.device.cuda.runtime.library.HostSystem;
import dev.densescope.device.host.BackendTakenException;
import dev.densescope.device.host.Nd4jBackends;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Device nd4j as this build has it: on the processor, or, with the Maven profile {@code nd4j-cuda}, on the first GPU. Any
 * thread.
 */
public final class Nd4jSystem {
    /** What ND4J's CUDA libraries have code for. */
    private static final ComputeCapability MIN = new ComputeCapability(3, 7);

    private static final ComputeCapability MAX = new ComputeCapability(8, 9);

    private final boolean onGpu;
    private final Supplier<List<BundledGpu>> gpus;
    private final BooleanSupplier computesOnProcessor;
    private final IntFunction<GpuMemory> memory;

    /** This build on a machine. */
    public Nd4jSystem(HostSystem host) {
        this(Nd4jBackends.haveCuda(), new BundledCuda(host)::gpus, Nd4jSystem::loadedProcessor, Nd4jSystem::memoryOf);
    }

    /**
     * Another build or machine.
     *
     * @param gpus asked before ND4J is loaded
     * @param computesOnProcessor loads ND4J and says what it chose
     * @param memory of the GPU of a number, once ND4J computes there
     */
    Nd4jSystem(
            boolean onGpu,
            Supplier<List<BundledGpu>> gpus,
            BooleanSupplier computesOnProcessor,
            IntFunction<GpuMemory> memory) {
        this.onGpu = onGpu;
        this.gpus = gpus;
        this.computesOnProcessor = computesOnProcessor;
        this.memory = memory;
    }

    /**
     * The GPU that the device computes on; empty if it is the processor. ND4J is not loaded for it.
     *
     * @throws CudaUnusableException if there is none that ND4J can use
     */
    public Optional<BundledGpu> gpu() {
        if (!onGpu) {
            return Optional.empty();
        }
        BundledGpu first = gpus.get().get(0);
        if (first.capability().compareTo(MIN) < 0 || first.capability().compareTo(MAX) > 0) {
            throw new CudaUnusableException(
                    ("GPU %d, %s, has compute capability %s: ND4J's CUDA libraries run on %s to "
                                    + "%s. Use %s instead.")
                            .formatted(
                                    first.index(),
                                    first.name(),
                                    first.capability(),
                                    MIN,
                                    MAX,
                                    first.capability().compareTo(MAX) > 0
                                            ? "device cuda of a build without the Maven profile nd4j-cuda"
                                            : "device cpu"));
        }
        return Optional.of(first);
    }

    /** What the device is where it computes on a GPU. */
    public static DeviceInfo info(BundledGpu gpu) {
        return new DeviceInfo(DeviceKind.ND4J.id(), gpu.name(), "ND4J operations, CUDA backend", gpu.totalBytes());
    }

    /**
     * Opens the device on the thread that will use it.
     *
     * @param threads of the processor, if it computes there
     * @throws CudaUnusableException if there is no GPU that ND4J can use
     * @throws BackendTakenException if ND4J computes elsewhere in this process
     */
    public Device open(int threads) {
        Optional<BundledGpu> gpu = gpu();
        if (gpu.isEmpty()) {
            return new Nd4jDevice(threads);
        }
        if (computesOnProcessor.getAsBoolean()) {
            throw new BackendTakenException(
                    "ND4J computes on the processor in this process, because another device was "
                            + "used before or its CUDA libraries do not load: restart DenseScope and use device nd4j first.");
        }
        return new Nd4jGpuDevice(info(gpu.get()), memory.apply(gpu.get().index()));
    }

    private static boolean loadedProcessor() {
        return Nd4j.getEnvironment().isCPU();
    }

    private static GpuMemory memoryOf(int gpu) {
        Nd4j.getAffinityManager().unsafeSetDevice(gpu); // of this thread; others would be given other GPUs in turn
        return new Nd4jGpuMemory(gpu);
    }
}
