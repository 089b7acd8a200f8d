package dev.densescope.device.nd4j;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.Kernels;
import dev.densescope.device.host.HostAllocator;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.host.PhysicalMemory;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The processor, with ND4J operations alone. */
public final class Nd4jDevice implements Device {
    private final int threads;
    private final HostAllocator allocator = new HostAllocator();

    /**
     * Opens the device. Call it on the run thread. ND4J has one set of threads per process, so the device opened last
     * determines their number.
     *
     * @param threads number of threads for operations, at least 1
     */
    public Nd4jDevice(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
        }
        this.threads = threads;
        Environment environment = Nd4j.getEnvironment();
        environment.setMaxThreads(threads);
        environment.setMaxMasterThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }

    @Override
    public DeviceInfo info() {
        String backend = Nd4j.getEnvironment().isCPU() ? "CPU" : "CUDA";
        return new DeviceInfo(
                DeviceKind.ND4J.id(),
                DeviceInfo.processor(threads),
                Text.of("ND4J operations, %s backend", backend).toString(),
                PhysicalMemory.bytes());
    }

    @Override
    public Storage reserve(long bytes) {
        return allocator.reserve(bytes);
    }

    @Override
    public long allocatedBytes() {
        return allocator.allocatedBytes();
    }

    /** Ignores the workspace, since ND4J's operations allocate their own scratch memory. */
    @Override
    public Kernels kernels(Tensor workspace) {
        return new Nd4jKernels(KernelWrapper.NONE);
    }

    @Override
    public void write(Tensor tensor, float[] source) {
        new FloatPointer(HostStorage.pointer(tensor)).put(source, 0, elements(tensor));
    }

    @Override
    public void write(Tensor tensor, int[] source) {
        new IntPointer(HostStorage.pointer(tensor)).put(source, 0, elements(tensor));
    }

    @Override
    public void read(Tensor tensor, float[] target) {
        new FloatPointer(HostStorage.pointer(tensor)).get(target, 0, elements(tensor));
    }

    /** Does nothing: ND4J's threads exist until the process ends. */
    @Override
    public void close() {}

    private static int elements(Tensor tensor) {
        return Math.toIntExact(tensor.shape().elements());
    }
}
