package dev.densescope.device.host;

import dev.densescope.device.DeviceMemoryException;
import dev.densescope.failure.Failures;
import java.util.function.LongSupplier;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Gives storages of ND4J's buffers, and counts by ND4J's own allocator what they take. Run thread only. */
public final class HostAllocator {
    private static final int HOST = 0; // ND4J's number for the memory of the processor

    private final CountedAllocator allocator;

    /**
     * An allocator that counts what the process has of ND4J.
     *
     * @throws BackendTakenException if ND4J computes on a GPU in this process
     */
    public HostAllocator() {
        this(() -> Nd4j.getEnvironment().getDeviceCouner(HOST));
        Nd4jBackends.requireProcessor();
    }

    /** @param count of bytes that the process has now */
    HostAllocator(LongSupplier count) {
        allocator = new CountedAllocator(count);
    }

    /** Bytes that its storages take now, by the allocator's count. */
    public long allocatedBytes() {
        return allocator.allocatedBytes();
    }

    /**
     * Takes memory and fills it with zeros.
     *
     * @param bytes a positive multiple of {@link dev.densescope.device.Storage#ALIGNMENT}
     * @throws DeviceMemoryException if there is not as much in one piece
     */
    public HostStorage reserve(long bytes) {
        HostStorage.requireAligned(bytes);
        try {
            CountedAllocator.Taken<DataBuffer> taken = allocator.take(
                    bytes, () -> Nd4j.createBuffer(DataType.FLOAT, bytes / Float.BYTES, false), DataBuffer::close);
            return new HostStorage(taken.memory(), bytes, () -> allocator.freed(taken));
        } catch (RuntimeException | OutOfMemoryError e) {
            if (e instanceof OutOfMemoryError exhausted && Failures.isThreadShortage(exhausted)) {
                throw exhausted; // the library's own thread: memory there may be enough of
            }
            throw new DeviceMemoryException(
                    bytes, "The processor's memory could not give " + bytes + " bytes in one piece.", e);
        }
    }
}
