package dev.densescope.device.host;

import dev.densescope.device.DeviceMemoryException;
import dev.densescope.failure.Failures;
import java.util.function.LongSupplier;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Allocates storages as ND4J buffers, and measures them with ND4J's counter. Run thread only. */
public final class HostAllocator {
    private static final int HOST = 0; // ND4J's device number of the host

    private final CountedAllocator allocator;

    /**
     * Creates an allocator with ND4J's counter of the process.
     *
     * @throws BackendTakenException if ND4J computes on a GPU in this process
     */
    public HostAllocator() {
        this(() -> Nd4j.getEnvironment().getDeviceCouner(HOST));
        Nd4jBackends.requireProcessor();
    }

    /** @param count counter of the bytes currently allocated by the process */
    HostAllocator(LongSupplier count) {
        allocator = new CountedAllocator(count);
    }

    /** Bytes of its storages, according to the counter. */
    public long allocatedBytes() {
        return allocator.allocatedBytes();
    }

    /**
     * Allocates memory and fills it with zeros.
     *
     * @param bytes a positive multiple of {@link dev.densescope.device.operand.Storage#ALIGNMENT}
     * @throws DeviceMemoryException if there is not enough contiguous memory
     */
    public HostStorage reserve(long bytes) {
        HostStorage.requireAligned(bytes);
        try {
            CountedAllocator.Allocation<DataBuffer> allocation = allocator.allocate(
                    bytes, () -> Nd4j.createBuffer(DataType.FLOAT, bytes / Float.BYTES, false), DataBuffer::close);
            return new HostStorage(allocation.memory(), bytes, () -> allocator.freed(allocation));
        } catch (RuntimeException | OutOfMemoryError e) {
            if (e instanceof OutOfMemoryError exhausted && Failures.isThreadShortage(exhausted)) {
                throw exhausted; // a thread could not be started: the memory may be sufficient
            }
            throw new DeviceMemoryException(
                    bytes, "The host memory has no contiguous block of " + bytes + " free bytes.", e);
        }
    }
}
