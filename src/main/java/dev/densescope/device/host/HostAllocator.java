package dev.densescope.device.host;

import dev.densescope.device.DeviceMemoryException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Gives storages of ND4J's buffers, and counts by ND4J's own allocator what they take. Run thread only. */
public final class HostAllocator {
    private static final int HOST = 0; // ND4J's number for the memory of the processor
    private static final int MOST_ATTEMPTS = 20;
    /** The count is at rest when it is the same at so many looks in a row. */
    private static final int QUIET_LOOKS = 5;

    private static final int MOST_LOOKS = 200;
    private static final long LOOK_NANOS = 1_000_000;

    private final LongSupplier count;
    private long takenBytes;

    /** An allocator that counts what the process has of ND4J. */
    public HostAllocator() {
        this(() -> Nd4j.getEnvironment().getDeviceCouner(HOST));
    }

    /** @param count of bytes that the process has now */
    HostAllocator(LongSupplier count) {
        this.count = count;
    }

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
     * The count is the process's: arrays that were left to the garbage collector, and that ND4J's threads give back at
     * the very moment, change it too. A count so disturbed is taken again once these threads are through. One that never
     * comes out is believed.
     */
    private HostStorage allocate(long bytes) {
        for (int attempt = 1; ; attempt++) {
            long before = count.getAsLong();
            DataBuffer buffer = Nd4j.createBuffer(DataType.FLOAT, bytes / Float.BYTES, false);
            long taken = count.getAsLong() - before;
            if (taken == bytes || attempt == MOST_ATTEMPTS) {
                takenBytes += taken;
                return new HostStorage(buffer, bytes, () -> takenBytes -= taken);
            }
            buffer.close();
            awaitQuiet();
        }
    }

    /** Waits until the count is at rest, a fifth of a second at most. */
    private void awaitQuiet() {
        long last = count.getAsLong();
        int quietLooks = 0;
        for (int look = 0; look < MOST_LOOKS && quietLooks < QUIET_LOOKS; look++) {
            LockSupport.parkNanos(LOOK_NANOS);
            long now = count.getAsLong();
            quietLooks = now == last ? quietLooks + 1 : 0;
            last = now;
        }
    }
}
