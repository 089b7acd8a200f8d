package dev.densescope.engine;

import java.util.Arrays;

/**
 * Which bytes of the arena hold values still to be read. Knows nothing of tensors: it is told of byte ranges as they are
 * taken into use, counts them, and refuses one that overlaps another in use, so a wrong sharing cannot pass unseen.
 * The ranges are sorted in plain arrays: between two kernels, which leave nothing of ours in the caches, a tree would wait
 * for memory at each node.
 */
final class StorageLedger {
    private static final int FIRST_CAPACITY = 64;

    private long[] starts = new long[FIRST_CAPACITY];
    private long[] ends = new long[FIRST_CAPACITY];
    private int count;
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
        long end = start + bytes;
        int place = firstBehind(start);
        requireApart(place - 1, start, end);
        requireApart(place, start, end);
        insert(place, start, end);
        liveBytes += bytes;
    }

    /**
     * Gives a range back.
     *
     * @throws IllegalStateException if exactly this range is not in use
     */
    void release(long start, long bytes) {
        int place = Arrays.binarySearch(starts, 0, count, start);
        if (place < 0 || ends[place] != start + bytes) {
            throw new IllegalStateException("bytes %d to %d are not in use".formatted(start, start + bytes));
        }
        count--;
        System.arraycopy(starts, place + 1, starts, place, count - place);
        System.arraycopy(ends, place + 1, ends, place, count - place);
        liveBytes -= bytes;
    }

    /** Forgets what is in use, but not the peak: a step was abandoned. */
    void clear() {
        count = 0;
        liveBytes = 0;
    }

    /** Counts what is in use now: an operation has run, and nothing was given back yet. */
    void notePeak() {
        peakBytes = Math.max(peakBytes, liveBytes);
    }

    /** The most bytes in use at one time that was noted so far. */
    long peakBytes() {
        return peakBytes;
    }

    /** The first range that starts at or behind an address. */
    private int firstBehind(long address) {
        int found = Arrays.binarySearch(starts, 0, count, address);
        return found < 0 ? -found - 1 : found;
    }

    private void requireApart(int place, long start, long end) {
        if (place >= 0 && place < count && starts[place] < end && ends[place] > start) {
            throw new IllegalStateException(
                    "bytes %d to %d are in use as %d to %d".formatted(start, end, starts[place], ends[place]));
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
