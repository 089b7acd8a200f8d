package dev.densescope.device.host;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Takes memory of ND4J and counts by ND4J's own counter what was taken. The count is the process's: arrays that were left to
 * the garbage collector, and that ND4J's threads give back at the very moment, change it too. Run thread only.
 */
public final class CountedAllocator {
    private static final int MAX_ATTEMPTS = 20;
    /** The count is at rest when it is the same at so many looks in a row. */
    private static final int QUIET_LOOKS = 5;

    private static final int MAX_LOOKS = 200;
    private static final long LOOK_NANOS = 1_000_000;

    private final LongSupplier count;
    private long allocatedBytes;

    /** @param count of bytes that the process has now */
    public CountedAllocator(LongSupplier count) {
        this.count = count;
    }

    /** What was taken, and by how much the count grew with it. */
    public record Taken<M>(M memory, long bytes) {}

    /** Bytes that are taken now, by the count. */
    public long allocatedBytes() {
        return allocatedBytes;
    }

    /**
     * Takes memory. A disturbed count is taken again once the others are through; one that never comes out is believed.
     *
     * @param bytes that {@code take} should take
     */
    public <M> Taken<M> take(long bytes, Supplier<M> take, Consumer<M> free) {
        for (int attempt = 1; ; attempt++) {
            long before = count.getAsLong();
            M memory = take.get();
            long taken = count.getAsLong() - before;
            if (taken == bytes || attempt == MAX_ATTEMPTS) {
                allocatedBytes += taken;
                return new Taken<>(memory, taken);
            }
            free.accept(memory);
            awaitQuiet();
        }
    }

    /** Memory has been given back. */
    public void freed(Taken<?> taken) {
        allocatedBytes -= taken.bytes();
    }

    /** Waits until the count is at rest, a fifth of a second at most. */
    private void awaitQuiet() {
        long last = count.getAsLong();
        int quietLooks = 0;
        for (int look = 0; look < MAX_LOOKS && quietLooks < QUIET_LOOKS; look++) {
            LockSupport.parkNanos(LOOK_NANOS);
            long now = count.getAsLong();
            quietLooks = now == last ? quietLooks + 1 : 0;
            last = now;
        }
    }
}
