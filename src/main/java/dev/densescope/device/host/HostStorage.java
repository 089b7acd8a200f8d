package dev.densescope.device.host;

import dev.densescope.device.operand.Storage;
import dev.densescope.device.operand.Tensor;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;

/** A storage in the processor's memory: one ND4J buffer. */
public final class HostStorage implements Storage {
    private final DataBuffer buffer;
    private final long reservedBytes;
    private final long startAddress;
    private final Runnable closed;

    /** @param closed called after the memory has been freed */
    HostStorage(DataBuffer buffer, long reservedBytes, Runnable closed) {
        this.buffer = buffer;
        this.reservedBytes = reservedBytes;
        this.closed = closed;
        startAddress = (buffer.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        Pointer.memset(buffer.addressPointer(), 0, reservedBytes);
    }

    static void requireAligned(long bytes) {
        if (bytes < ALIGNMENT || bytes % ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "bytes must be a positive multiple of " + ALIGNMENT + ", but is " + bytes);
        }
    }

    /** Address of a tensor in a storage of this type. */
    public static long address(Tensor tensor) {
        return ((HostStorage) tensor.storage()).startAddress + tensor.offsetBytes();
    }

    /** A non-owning pointer to the bytes of a tensor. */
    public static BytePointer pointer(Tensor tensor) {
        return new Span(address(tensor), tensor.shape().bytes());
    }

    @Override
    public long bytes() {
        return reservedBytes - ALIGNMENT;
    }

    @Override
    public void close() {
        buffer.close();
        closed.run();
    }

    private static final class Span extends BytePointer {
        Span(long address, long bytes) {
            super((Pointer) null);
            this.address = address;
            this.limit = bytes;
            this.capacity = bytes;
        }
    }
}
