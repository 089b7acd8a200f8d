package dev.densescope.device.cuda.memory;

import dev.densescope.device.DeviceMemoryException;
import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/** A storage in the memory of the GPU: one allocation. Run thread only. */
public final class CudaStorage implements Storage {
    private final Pointer memory;
    private final long reservedBytes;
    private final long allocatedBytes;
    private final long startAddress;
    private final Runnable closed;

    private CudaStorage(Pointer memory, long reservedBytes, Runnable closed) {
        this.memory = memory;
        this.reservedBytes = reservedBytes;
        this.closed = closed;
        startAddress = (memory.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        allocatedBytes = sizeByDriver(memory);
    }

    /**
     * Allocates memory and fills it with zeros.
     *
     * @param bytes a positive multiple of {@link Storage#ALIGNMENT}
     * @param stream the stream of all work on it
     * @param closed called after the memory has been freed
     */
    public static CudaStorage reserve(long bytes, Stream stream, Runnable closed) {
        if (bytes < ALIGNMENT || bytes % ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "bytes must be a positive multiple of " + ALIGNMENT + ", but is " + bytes);
        }
        Pointer memory = new Pointer();
        int status = cudart.cudaMalloc(memory, bytes);
        if (status == cudart.cudaErrorMemoryAllocation) {
            cudart.cudaGetLastError(); // clear the error
            throw DeviceMemoryException.onSharedDevice(bytes, freeBytes());
        }
        Status.ofRuntime(status, "allocate memory of the GPU");
        // in the same stream as all other work, so that it is ordered
        stream.clear(memory.address(), bytes);
        return new CudaStorage(memory, bytes, closed);
    }

    /** Address of a tensor in a storage of this type. */
    public static long address(Tensor tensor) {
        return ((CudaStorage) tensor.storage()).startAddress + tensor.offsetBytes();
    }

    public static DevicePointer pointer(Tensor tensor) {
        return new DevicePointer(address(tensor));
    }

    /** Size of the allocation according to the driver. */
    public long allocatedBytes() {
        return allocatedBytes;
    }

    @Override
    public long bytes() {
        return reservedBytes - ALIGNMENT;
    }

    @Override
    public void close() {
        Status.ofRuntime(cudart.cudaFree(memory), "free memory of the GPU");
        closed.run();
    }

    private static long freeBytes() {
        try (SizeTPointer free = new SizeTPointer(1);
                SizeTPointer total = new SizeTPointer(1)) {
            Status.ofRuntime(cudart.cudaMemGetInfo(free, total), "query free memory");
            return free.get();
        }
    }

    private static long sizeByDriver(Pointer memory) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            Status.ofDriver(
                    cudart.cuMemGetAddressRange(new long[1], size, memory.address()),
                    "query the size of an allocation");
            return size.get();
        }
    }
}
