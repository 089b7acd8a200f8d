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
import dev.densescope.language.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Device nd4j of this build: on the processor or, with the Maven profile {@code nd4j-cuda}, on the first GPU.
 * Thread-safe.
 */
public final class Nd4jSystem {
    /** The compute capabilities that ND4J's CUDA libraries support. */
    private static final ComputeCapability MIN = new ComputeCapability(3, 7);

    private static final ComputeCapability MAX = new ComputeCapability(8, 9);

    private final boolean onGpu;
    private final Supplier<List<BundledGpu>> gpus;
    private final BooleanSupplier computesOnProcessor;
    private final IntFunction<RawGpuMemory> memory;

    /** The device of this build on the given machine. */
    public Nd4jSystem(HostSystem host) {
        this(Nd4jBackends.haveCuda(), new BundledCuda(host)::gpus, Nd4jSystem::loadedProcessor, Nd4jSystem::memoryOf);
    }

    /**
     * For tests of other builds and machines.
     *
     * @param gpus lists the GPUs, before ND4J is loaded
     * @param computesOnProcessor loads ND4J and returns its choice
     * @param memory memory of a GPU by device index, after ND4J has chosen the GPU
     */
    Nd4jSystem(
            boolean onGpu,
            Supplier<List<BundledGpu>> gpus,
            BooleanSupplier computesOnProcessor,
            IntFunction<RawGpuMemory> memory) {
        this.onGpu = onGpu;
        this.gpus = gpus;
        this.computesOnProcessor = computesOnProcessor;
        this.memory = memory;
    }

    /**
     * The GPU of the device; empty if it computes on the processor. Does not load ND4J.
     *
     * @throws CudaUnusableException if ND4J supports none of the GPUs
     */
    public Optional<BundledGpu> gpu() {
        if (!onGpu) {
            return Optional.empty();
        }
        BundledGpu first = gpus.get().get(0);
        if (first.capability().compareTo(MIN) < 0 || first.capability().compareTo(MAX) > 0) {
            throw new CudaUnusableException(Text.of(
                    "GPU %d, %s, has compute capability %s: ND4J's CUDA libraries run on %s to "
                            + "%s. Use %s instead.",
                    first.index(),
                    first.name(),
                    first.capability(),
                    MIN,
                    MAX,
                    first.capability().compareTo(MAX) > 0
                            ? Text.of("device cuda of a build without the Maven profile nd4j-cuda")
                            : Text.of("device cpu")));
        }
        return Optional.of(first);
    }

    /** Description of the device on a GPU. */
    public static DeviceInfo info(BundledGpu gpu) {
        return new DeviceInfo(DeviceKind.ND4J.id(), gpu.name(), "ND4J operations, CUDA backend", gpu.totalBytes());
    }

    /**
     * Opens the device. Call it on the run thread.
     *
     * @param threads number of threads, if it computes on the processor
     * @throws CudaUnusableException if ND4J supports none of the GPUs
     * @throws BackendTakenException if ND4J already uses another backend in this process
     */
    public Device open(int threads) {
        Optional<BundledGpu> gpu = gpu();
        if (gpu.isEmpty()) {
            return new Nd4jDevice(threads);
        }
        if (computesOnProcessor.getAsBoolean()) {
            throw new BackendTakenException(
                    Text.of(
                            "ND4J computes on the processor in this process, because another device was "
                                    + "used before or its CUDA libraries do not load: restart DenseScope and use device nd4j first."));
        }
        return new Nd4jGpuDevice(info(gpu.get()), memory.apply(gpu.get().index()));
    }

    private static boolean loadedProcessor() {
        return Nd4j.getEnvironment().isCPU();
    }

    private static RawGpuMemory memoryOf(int gpu) {
        Nd4j.getAffinityManager()
                .unsafeSetDevice(gpu); // for this thread; ND4J would assign the GPUs to threads in turn
        return new Nd4jGpuMemory(gpu);
    }
}
