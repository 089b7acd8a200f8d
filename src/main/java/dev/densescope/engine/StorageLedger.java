package dev.densescope.engine;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which bytes of the arena hold values still to be read. Knows nothing of the schedule: it is told of byte ranges as they
 * are taken into use, counts them, and refuses one that overlaps another in use, so a wrong sharing cannot pass unseen.
 */
final class StorageLedger {
    private final TreeMap<Long, Long> endByStart = new TreeMap<>();
    private long liveBytes;
    private long peakBytes;

    /**
     * Takes a range into use.
     *
     * @throws IllegalArgumentException if the range is empty
     * @throws IllegalStateException if part of the range is in use
     */
    void acquire(long start, long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("a range needs at least one byte, but has " + bytes);
        }
        Map.Entry<Long, Long> before = endByStart.floorEntry(start + bytes - 1);
        if (before != null && before.getValue() > start) {
            throw new IllegalStateException("bytes %d to %d are in use as %d to %d"
                    .formatted(start, start + bytes, before.getKey(), before.getValue()));
        }
        endByStart.put(start, start + bytes);
        liveBytes += bytes;
        peakBytes = Math.max(peakBytes, liveBytes);
    }

    /**
     * Gives a range back.
     *
     * @throws IllegalStateException if exactly this range is not in use
     */
    void release(long start, long bytes) {
        if (!endByStart.remove(start, start + bytes)) {
            throw new IllegalStateException("bytes %d to %d are not in use".formatted(start, start + bytes));
        }
        liveBytes -= bytes;
    }

    /** Forgets what is in use, but not the peak: a step was abandoned. */
    void clear() {
        endByStart.clear();
        liveBytes = 0;
    }

    /** The most bytes in use at one time so far. */
    long peakBytes() {
        return peakBytes;
    }
}
