package dev.densescope.device.cuda;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.DeviceMemory;
import dev.densescope.device.FiniteGuard;
import dev.densescope.device.Kernels;
import dev.densescope.device.OperationClock;
import dev.densescope.device.cuda.convolution.WindowConvolutions;
import dev.densescope.device.cuda.kernel.FlagGuard;
import dev.densescope.device.cuda.memory.CudaException;
import dev.densescope.device.cuda.memory.CudaStorage;
import dev.densescope.device.cuda.memory.EventClock;
import dev.densescope.device.cuda.memory.KernelWorkspace;
import dev.densescope.device.cuda.memory.NativeText;
import dev.densescope.device.cuda.memory.Status;
import dev.densescope.device.cuda.memory.StepBlock;
import dev.densescope.device.cuda.runtime.gpu.GpuMemory;
import dev.densescope.device.cuda.runtime.gpu.GpuMemoryMeter;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/** One NVIDIA GPU, with kernels of cuDNN, cuBLAS and our own. NVIDIA's libraries must have been loaded. */
public final class CudaDevice implements Device {
    private static final int NAME_BYTES = 256;

    private final DeviceInfo info;
    private final Context context;
    private final Optional<GpuMemoryMeter> meter;
    private final List<CudaStorage> storages = new ArrayList<>();

    /**
     * Opens a GPU. Call it on the run thread.
     *
     * @param index CUDA device index
     * @param tensorFloat32 whether matrix products and convolutions may round their operands to TensorFloat-32
     * @param meter meter of its memory, opened before any allocation; closed with the device, or if the device cannot
     *     be opened
     * @throws CudaException if the GPU cannot be used
     */
    public CudaDevice(int index, boolean tensorFloat32, Optional<GpuMemoryMeter> meter) {
        this.meter = meter;
        try {
            context = open(index, tensorFloat32);
        } catch (RuntimeException | Error failed) {
            meter.ifPresent(GpuMemoryMeter::close);
            throw failed;
        }
        info = new DeviceInfo(
                DeviceKind.NVIDIA.id(index),
                name(index),
                "%s, %s, own kernels, %s"
                        .formatted(
                                WindowConvolutions.version(),
                                context.products().version(),
                                tensorFloat32 ? "TensorFloat-32" : "float32"),
                totalBytes());
    }

    private static Context open(int index, boolean tensorFloat32) {
        int status = cudart.cudaSetDevice(index);
        if (status == cudart.cudaErrorDevicesUnavailable) {
            throw refused(
                    index,
                    Text.of(
                            "another process uses it exclusively, or it is disabled; wait for that process to end, choose another "
                                    + "GPU, or use the CPU"));
        }
        if (status == cudart.cudaErrorMemoryAllocation) {
            throw refused(
                    index,
                    Text.of(
                            "it has too little free memory for a CUDA context; end other programs that use it ('nvidia-smi' lists "
                                    + "them), choose another GPU, or use the CPU"));
        }
        Status.ofRuntime(status, "use GPU " + index);
        return new Context(
                attribute(cudart.cudaDevAttrComputeCapabilityMajor, index),
                attribute(cudart.cudaDevAttrComputeCapabilityMinor, index),
                tensorFloat32);
    }

    private static CudaException refused(int index, Text why) {
        cudart.cudaGetLastError(); // clear the error
        return new CudaException(Text.of("%s cannot be used: %s.", DeviceKind.NVIDIA.id(index), why));
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public Storage reserve(long bytes) {
        CudaStorage[] made = new CudaStorage[1];
        made[0] = CudaStorage.reserve(bytes, context.stream(), () -> storages.remove(made[0]));
        storages.add(made[0]);
        return made[0];
    }

    @Override
    public long allocatedBytes() {
        return storages.stream().mapToLong(CudaStorage::allocatedBytes).sum();
    }

    @Override
    public Kernels kernels(Tensor workspace) {
        return new CudaKernels(context, workspace);
    }

    @Override
    public Optional<OperationClock> clock(int operations) {
        return Optional.of(new EventClock(context.stream(), operations));
    }

    @Override
    public FiniteGuard finiteGuard(Tensor workspace, List<Tensor> tensors) {
        long address = KernelWorkspace.of(workspace).stepBlock();
        return new FlagGuard(new StepBlock(context.transfer(), context.stream(), address), context.launcher(), tensors);
    }

    @Override
    public void write(Tensor tensor, float[] source) {
        context.transfer()
                .write(
                        CudaStorage.address(tensor),
                        source,
                        Math.toIntExact(tensor.shape().elements()));
    }

    @Override
    public void write(Tensor tensor, int[] source) {
        context.transfer()
                .write(
                        CudaStorage.address(tensor),
                        source,
                        Math.toIntExact(tensor.shape().elements()));
    }

    @Override
    public void read(Tensor tensor, float[] target) {
        context.transfer()
                .read(
                        CudaStorage.address(tensor),
                        target,
                        Math.toIntExact(tensor.shape().elements()));
    }

    @Override
    public Optional<DeviceMemory> memory() {
        return meter.flatMap(GpuMemoryMeter::read)
                .map(now -> new DeviceMemory(
                        now.totalBytes(),
                        now.thisProcessBytes(),
                        now.othersBytes(),
                        now.driverBytes(),
                        now.freeBytes(),
                        now.source() == GpuMemory.Source.PROCESS_LIST));
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (CudaException broken) {
            // a kernel error persists until the device is reset, and would fail the next run
            cudart.cudaDeviceReset();
            throw broken;
        } finally {
            meter.ifPresent(GpuMemoryMeter::close);
        }
    }

    private static int attribute(int attribute, int index) {
        int[] value = new int[1];
        Status.ofRuntime(cudart.cudaDeviceGetAttribute(value, attribute, index), "query GPU " + index);
        return value[0];
    }

    private static String name(int index) {
        try (BytePointer name = new BytePointer(NAME_BYTES)) {
            Status.ofDriver(cudart.cuDeviceGetName(name, NAME_BYTES, index), "query the name of GPU " + index);
            return NativeText.of(name);
        }
    }

    private static long totalBytes() {
        try (SizeTPointer free = new SizeTPointer(1);
                SizeTPointer total = new SizeTPointer(1)) {
            Status.ofRuntime(cudart.cudaMemGetInfo(free, total), "query its memory");
            return total.get();
        }
    }
}
