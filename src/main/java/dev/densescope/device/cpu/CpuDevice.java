package dev.densescope.device.cpu;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.Kernels;
import dev.densescope.device.Storage;
import dev.densescope.device.Tensor;
import java.lang.management.ManagementFactory;
import org.nd4j.linalg.factory.Nd4j;

/** The processor, computing with oneDNN and our own kernels. */
public final class CpuDevice implements Device {
    /** What oneDNN takes for the kernels of a deep network, its scratch memory apart, about. */
    private static final long KERNEL_BYTES = 128L << 20;

    private final DeviceInfo info;
    private final Workers workers;
    private final OneDnn oneDnn;
    private long allocatedBytes;

    /**
     * Opens the device; to be called on the thread that will use it, which becomes one of its workers.
     *
     * @param threads that kernels may use, at least 1
     */
    public CpuDevice(int threads) {
        workers = new Workers(threads);
        oneDnn = new OneDnn();
        info = new DeviceInfo(
                "cpu", "CPU, " + threads + (threads == 1 ? " thread" : " threads"), OneDnn.version(), physicalMemory());
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public Storage reserve(long bytes) {
        // the count is the process's: taken over this call alone, garbage that is collected meanwhile elsewhere is left
        // out
        long before = allocatorCount();
        CpuStorage storage = CpuStorage.reserve(bytes);
        long taken = allocatorCount() - before;
        allocatedBytes += taken;
        storage.onClose(() -> allocatedBytes -= taken);
        return storage;
    }

    @Override
    public long allocatedBytes() {
        return allocatedBytes;
    }

    @Override
    public Kernels kernels(Tensor workspace) {
        OneDnn.requireRoom(KERNEL_BYTES);
        return new CpuKernels(oneDnn, workers, workspace);
    }

    @Override
    public void write(Tensor tensor, float[] source) {
        new NativeFloats(tensor)
                .store(0, source, 0, Math.toIntExact(tensor.shape().elements()));
    }

    @Override
    public void write(Tensor tensor, int[] source) {
        int count = Math.toIntExact(tensor.shape().elements());
        NativeMemory.ints(CpuStorage.address(tensor), count).put(0, source, 0, count);
    }

    @Override
    public void read(Tensor tensor, float[] target) {
        new NativeFloats(tensor)
                .load(0, target, 0, Math.toIntExact(tensor.shape().elements()));
    }

    @Override
    public void close() {
        oneDnn.close();
        workers.close();
    }

    /** Bytes of all live buffers by ND4J's own count. */
    private static long allocatorCount() {
        return Nd4j.getEnvironment().getDeviceCouner(0);
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
