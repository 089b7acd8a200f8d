package dev.densescope.device.nd4j;

import dev.densescope.device.DeviceMemoryException;
import dev.densescope.device.Storage;
import dev.densescope.device.Tensor;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** One ND4J buffer. */
final class Nd4jStorage implements Storage {
    private final DataBuffer buffer;
    private final AllocationCount count;
    private final long reservedBytes;
    private final long startAddress;

    /** Takes the memory and fills it with zeros. */
    Nd4jStorage(long bytes, AllocationCount count) {
        if (bytes < ALIGNMENT || bytes % ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "bytes must be a positive multiple of %d, but is %d".formatted(ALIGNMENT, bytes));
        }
        this.count = count;
        this.reservedBytes = bytes;
        this.buffer = count.counting(() -> allocate(bytes));
        this.startAddress = (buffer.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        Pointer.memset(buffer.addressPointer(), 0, bytes);
    }

    /** The bytes of a tensor of this device, in this process's memory. */
    static BytePointer pointer(Tensor tensor) {
        Nd4jStorage storage = (Nd4jStorage) tensor.storage();
        return new Span(
                storage.startAddress + tensor.offsetBytes(), tensor.shape().bytes());
    }

    @Override
    public long bytes() {
        return reservedBytes - ALIGNMENT;
    }

    @Override
    public void close() {
        count.counting(() -> {
            buffer.close();
            return buffer;
        });
    }

    private static DataBuffer allocate(long bytes) {
        try {
            return Nd4j.createBuffer(DataType.FLOAT, bytes / Float.BYTES, false);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new DeviceMemoryException(bytes, "ND4J could not give %d bytes in one piece.".formatted(bytes), e);
        }
    }

    /** A pointer to memory that something else owns. */
    private static final class Span extends BytePointer {
        Span(long address, long bytes) {
            super((Pointer) null);
            this.address = address;
            this.limit = bytes;
            this.capacity = bytes;
        }
    }
}
