package dev.densescope.engine;

import java.util.Arrays;

/**
 * The live byte ranges of the arena. Counts live bytes and rejects a range that overlaps a live one, so that an invalid
 * placement is detected. The ranges are kept in sorted arrays, since kernels evict our data from the caches and each
 * node of a tree would be a cache miss.
 */
final class StorageLedger {
    private static final int FIRST_CAPACITY = 64;

    private long[] starts = new long[FIRST_CAPACITY];
    private long[] ends = new long[FIRST_CAPACITY];
    private int count;
    private long liveBytes;
    private long peakBytes;

    /**
     * Marks a range as live.
     *
     * @throws IllegalArgumentException if the range is empty
     * @throws IllegalStateException if part of the range is live
     */
    void acquire(long start, long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("a range must have at least one byte, but has " + bytes);
        }
        long end = start + bytes;
        int place = firstAtOrAfter(start);
        requireApart(place - 1, start, end);
        requireApart(place, start, end);
        insert(place, start, end);
        liveBytes += bytes;
    }

    /**
     * Releases a range.
     *
     * @throws IllegalStateException if exactly this range is not live
     */
    void release(long start, long bytes) {
        int place = Arrays.binarySearch(starts, 0, count, start);
        if (place < 0 || ends[place] != start + bytes) {
            throw new IllegalStateException("bytes %d to %d are not live".formatted(start, start + bytes));
        }
        count--;
        System.arraycopy(starts, place + 1, starts, place, count - place);
        System.arraycopy(ends, place + 1, ends, place, count - place);
        liveBytes -= bytes;
    }

    /** Releases all ranges after an abandoned step, but keeps the peak. */
    void clear() {
        count = 0;
        liveBytes = 0;
    }

    /** Updates the peak. Call it after an operation, before its releases. */
    void notePeak() {
        peakBytes = Math.max(peakBytes, liveBytes);
    }

    /** Peak live bytes so far. */
    long peakBytes() {
        return peakBytes;
    }

    /** Index of the first range that starts at or after an address. */
    private int firstAtOrAfter(long address) {
        int found = Arrays.binarySearch(starts, 0, count, address);
        return found < 0 ? -found - 1 : found;
    }

    private void requireApart(int place, long start, long end) {
        if (place >= 0 && place < count && starts[place] < end && ends[place] > start) {
            throw new IllegalStateException(
                    "bytes %d to %d overlap the live bytes %d to %d".formatted(start, end, starts[place], ends[place]));
        }
    }

    private void insert(int place, long start, long end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(starts, place, starts, place + 1, count - place);
        System.arraycopy(ends, place, ends, place + 1, count - place);
        starts[place] = start;
        ends[place] = end;
        count++;
    }
}
