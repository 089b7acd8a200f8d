package dev.densescope.device.nd4j;

import dev.densescope.device.Device;
import dev.densescope.device.DeviceInfo;
import dev.densescope.device.DeviceMemoryException;
import dev.densescope.device.Kernels;
import dev.densescope.device.host.CountedAllocator;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import dev.densescope.language.Text;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * A GPU, with ND4J operations alone. Synchronous. In addition to the storages, ND4J allocates temporary arrays while a
 * kernel runs, and its cuDNN helpers allocate workspaces per call; both are not planned.
 */
final class Nd4jGpuDevice implements Device {
    private final DeviceInfo info;
    private final RawGpuMemory memory;
    private final HostFallbackWatch watch;
    private final CountedAllocator allocator;

    Nd4jGpuDevice(DeviceInfo info, RawGpuMemory memory) {
        this.info = info;
        this.memory = memory;
        watch = new HostFallbackWatch(memory);
        allocator = new CountedAllocator(memory::countedBytes);
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public Storage reserve(long bytes) {
        if (bytes < Storage.ALIGNMENT || bytes % Storage.ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "bytes must be a positive multiple of " + Storage.ALIGNMENT + ", but is " + bytes);
        }
        CountedAllocator.Allocation<RawGpuMemory.Block> allocation = allocate(bytes);
        return new GpuStorage(memory, watch, allocation.memory().address(), bytes, () -> {
            memory.awaitAll();
            allocation.memory().free();
            allocator.freed(allocation);
        });
    }

    @Override
    public long allocatedBytes() {
        return allocator.allocatedBytes();
    }

    /** Ignores the workspace, since ND4J's operations allocate their own scratch memory. */
    @Override
    public Kernels kernels(Tensor workspace) {
        return new Nd4jKernels(watch);
    }

    @Override
    public void write(Tensor tensor, float[] source) {
        try (FloatPointer copy = new FloatPointer(elements(tensor))) {
            copy.put(source, 0, elements(tensor));
            memory.copyIn(copy, GpuStorage.address(tensor), tensor.shape().bytes());
        }
    }

    @Override
    public void write(Tensor tensor, int[] source) {
        try (IntPointer copy = new IntPointer(elements(tensor))) {
            copy.put(source, 0, elements(tensor));
            memory.copyIn(copy, GpuStorage.address(tensor), tensor.shape().bytes());
        }
    }

    @Override
    public void read(Tensor tensor, float[] target) {
        try (FloatPointer copy = new FloatPointer(elements(tensor))) {
            memory.copyOut(GpuStorage.address(tensor), copy, tensor.shape().bytes());
            copy.get(target, 0, elements(tensor));
        }
    }

    @Override
    public List<Text> notices() {
        return watch.notices();
    }

    /** Does nothing: ND4J's streams and handles exist until the process ends. */
    @Override
    public void close() {}

    private CountedAllocator.Allocation<RawGpuMemory.Block> allocate(long bytes) {
        try {
            return allocator.allocate(bytes, () -> memory.allocate(bytes), RawGpuMemory.Block::free);
        } catch (RuntimeException refused) {
            throw new DeviceMemoryException(
                    bytes, "The GPU memory has no contiguous block of " + bytes + " free bytes.", refused);
        }
    }

    private static int elements(Tensor tensor) {
        return Math.toIntExact(tensor.shape().elements());
    }
}
