package dev.densescope.device.host;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Allocates memory of ND4J and measures the allocation with ND4J's counter. The counter is per process, so arrays that
 * ND4J's threads free at the same time, after garbage collection, change it too. Run thread only.
 */
public final class CountedAllocator {
    private static final int MAX_ATTEMPTS = 20;
    /** The counter is stable after this number of equal readings. */
    private static final int STABLE_READINGS = 5;

    private static final int MAX_READINGS = 200;
    private static final long READING_NANOS = 1_000_000;

    private final LongSupplier count;
    private long allocatedBytes;

    /** @param count counter of the bytes currently allocated by the process */
    public CountedAllocator(LongSupplier count) {
        this.count = count;
    }

    /** Allocated memory, and the growth of the counter. */
    public record Allocation<M>(M memory, long bytes) {}

    /** Bytes currently allocated, according to the counter. */
    public long allocatedBytes() {
        return allocatedBytes;
    }

    /**
     * Allocates memory. If the growth of the counter differs from {@code bytes}, the allocation is repeated; after the
     * last attempt, the counter is trusted.
     *
     * @param bytes expected size of the allocation
     */
    public <M> Allocation<M> allocate(long bytes, Supplier<M> allocate, Consumer<M> free) {
        for (int attempt = 1; ; attempt++) {
            long before = count.getAsLong();
            M memory = allocate.get();
            long growth = count.getAsLong() - before;
            if (growth == bytes || attempt == MAX_ATTEMPTS) {
                allocatedBytes += growth;
                return new Allocation<>(memory, growth);
            }
            free.accept(memory);
            awaitStable();
        }
    }

    /** Records that memory has been freed. */
    public void freed(Allocation<?> allocation) {
        allocatedBytes -= allocation.bytes();
    }

    /** Waits until the counter is stable, at most 0.2 seconds. */
    private void awaitStable() {
        long last = count.getAsLong();
        int stableReadings = 0;
        for (int reading = 0; reading < MAX_READINGS && stableReadings < STABLE_READINGS; reading++) {
            LockSupport.parkNanos(READING_NANOS);
            long now = count.getAsLong();
            stableReadings = now == last ? stableReadings + 1 : 0;
            last = now;
        }
    }
}
