package dev.densescope.device.cpu;

import dev.densescope.device.DeviceMemoryException;
import dev.densescope.device.Storage;
import dev.densescope.device.Tensor;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Native memory owned by an ND4J buffer. */
final class CpuStorage implements Storage {
    private final DataBuffer buffer;
    private final long reservedBytes;
    private final long address;
    private Runnable closed = () -> {};

    private CpuStorage(DataBuffer buffer, long reservedBytes) {
        this.buffer = buffer;
        this.reservedBytes = reservedBytes;
        this.address = (buffer.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    static CpuStorage reserve(long bytes) {
        if (bytes < ALIGNMENT || bytes % ALIGNMENT != 0) {
            throw new IllegalArgumentException(
                    "bytes must be a positive multiple of " + ALIGNMENT + ", but is " + bytes);
        }
        try {
            return new CpuStorage(Nd4j.createBuffer(DataType.FLOAT, bytes / Float.BYTES, true), bytes);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new DeviceMemoryException(
                    bytes, "The processor's memory could not give " + bytes + " bytes in one piece.", e);
        }
    }

    /** First byte of a tensor in this process's memory. */
    static long address(Tensor tensor) {
        return ((CpuStorage) tensor.storage()).address + tensor.offsetBytes();
    }

    /** What to do when the memory has been given back. */
    void onClose(Runnable action) {
        closed = action;
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
}
