package dev.densescope.device.cpu;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceKind;
import dev.densescope.device.Kernels;
import dev.densescope.device.cpu.memory.NativeFloats;
import dev.densescope.device.cpu.memory.NativeMemory;
import dev.densescope.device.cpu.onednn.OneDnn;
import dev.densescope.device.cpu.parallel.Workers;
import dev.densescope.device.host.HostAllocator;
import dev.densescope.device.host.HostStorage;
import dev.densescope.device.host.PhysicalMemory;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import java.util.Optional;

/** The processor, with kernels of oneDNN and our own. */
public final class CpuDevice implements Device {
    /** Approximate memory that oneDNN allocates for the kernels of a deep network, without scratchpads. */
    private static final long KERNEL_BYTES = 128L << 20;

    private final DeviceInfo info;
    private final Workers workers;
    private final OneDnn oneDnn;
    private final HostAllocator allocator = new HostAllocator();
    private final boolean hasNativeLoops;

    /**
     * Opens the device. Call it on the run thread, which becomes one of its workers.
     *
     * @param threads number of threads for kernels, at least 1
     */
    public CpuDevice(int threads) {
        this(threads, true);
    }

    /**
     * Opens the device without our native loops, as on processors without a native library. Call it on the run thread.
     *
     * @param threads number of threads for kernels, at least 1
     */
    public static CpuDevice withoutNativeLoops(int threads) {
        return new CpuDevice(threads, false);
    }

    /** Whether processors of this kind have native loops, which compute batch norms in chunks; loads nothing. */
    public static boolean mayComputeInChunks() {
        return NativeLibrary.isForThisPlatform();
    }

    private CpuDevice(int threads, boolean usesNativeLoops) {
        workers = new Workers(threads);
        oneDnn = oneDnn(workers);
        Optional<NativeLibrary.Instructions> loops = usesNativeLoops ? NativeLibrary.load() : Optional.empty();
        hasNativeLoops = loops.isPresent();
        info = new DeviceInfo(
                DeviceKind.PROCESSOR.id(),
                DeviceInfo.processor(threads),
                loops.map(found -> Text.of("%s, own loops for %s", OneDnn.version(), found.label()))
                        .orElseGet(() -> Text.of("%s, own loops in Java", OneDnn.version()))
                        .toString(),
                PhysicalMemory.bytes());
    }

    /** Ends the threads if oneDNN cannot be loaded. */
    private static OneDnn oneDnn(Workers workers) {
        try {
            return new OneDnn();
        } catch (RuntimeException | Error unloadable) {
            workers.close();
            throw unloadable;
        }
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public Storage reserve(long bytes) {
        return allocator.reserve(bytes);
    }

    @Override
    public long allocatedBytes() {
        return allocator.allocatedBytes();
    }

    @Override
    public Kernels kernels(Tensor workspace) {
        OneDnn.requireRoom(KERNEL_BYTES);
        return new CpuKernels(oneDnn, workers, workspace, hasNativeLoops);
    }

    @Override
    public void write(Tensor tensor, float[] source) {
        new NativeFloats(tensor)
                .store(0, source, 0, Math.toIntExact(tensor.shape().elements()));
    }

    @Override
    public void write(Tensor tensor, int[] source) {
        int count = Math.toIntExact(tensor.shape().elements());
        NativeMemory.ints(HostStorage.address(tensor), count).put(0, source, 0, count);
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
}
