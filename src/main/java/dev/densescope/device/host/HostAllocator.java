package dev.densescope.device.host;

import dev.densescope.device.DeviceMemoryException;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Gives storages of ND4J's buffers, and counts by ND4J's own allocator what they take. Run thread only. */
public final class HostAllocator {
    private static final int HOST = 0; // ND4J's number for the memory of the processor
    private static final int MOST_ATTEMPTS = 5;

    private long takenBytes;

    /** Bytes that its storages take now, by the allocator's count. */
    public long takenBytes() {
        return takenBytes;
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
            return allocate(bytes);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new DeviceMemoryException(
                    bytes, "The processor's memory could not give " + bytes + " bytes in one piece.", e);
        }
    }

    /**
     * The count is the process's. Arrays that the garbage collector gives back at the very moment change it too; a count
     * so disturbed is taken again.
     */
    private HostStorage allocate(long bytes) {
        for (int attempt = 1; ; attempt++) {
            long before = count();
            DataBuffer buffer = Nd4j.createBuffer(DataType.FLOAT, bytes / Float.BYTES, false);
            long taken = count() - before;
            if (taken == bytes || attempt == MOST_ATTEMPTS) {
                takenBytes += taken;
                return new HostStorage(buffer, bytes, () -> takenBytes -= taken);
            }
            buffer.close();
        }
    }

    private static long count() {
        return Nd4j.getEnvironment().getDeviceCouner(HOST);
    }
}
