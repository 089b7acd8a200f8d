package dev.densescope.baseline.dl4j;

import dev.densescope.failure.Threads;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.nd4j.linalg.api.memory.AllocationsTracker;
import org.nd4j.linalg.api.memory.enums.AllocationKind;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Samples ND4J's counters of bytes about once a millisecond: of arrays outside workspaces, which its native library
 * counts, and of the memory of workspaces. Any thread may call.
 */
final class LiveBytes {
    private static final int DEVICE = 0;
    private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final AtomicLong peak = new AtomicLong();

    private LiveBytes() {}

    /**
     * Begins to sample, on a thread of its own.
     *
     * @param told receives the bytes several times a second
     */
    static LiveBytes sampled(LongConsumer told) {
        LiveBytes live = new LiveBytes();
        Threads.daemon("live bytes", () -> live.sample(told)).start();
        return live;
    }

    /** The largest number since the last call, and now. */
    long takePeak() {
        long now = now();
        return Math.max(now, peak.getAndSet(0));
    }

    private void sample(LongConsumer told) {
        long lastTold = System.nanoTime();
        while (true) {
            long bytes = now();
            peak.accumulateAndGet(bytes, Math::max);
            if (System.nanoTime() - lastTold >= TELL_NANOS) {
                lastTold = System.nanoTime();
                told.accept(bytes);
            }
            LockSupport.parkNanos(SAMPLE_NANOS);
        }
    }

    private static long now() {
        AllocationsTracker tracker = AllocationsTracker.getInstance();
        return Nd4j.getEnvironment().getDeviceCouner(DEVICE)
                + tracker.bytesOnDevice(AllocationKind.WORKSPACE, DEVICE)
                + tracker.bytesOnDevice(AllocationKind.CONSTANT, DEVICE);
    }
}
