package dev.densescope.memory;

import java.util.Map;
import java.util.TreeMap;

/** A set of byte addresses, stored as disjoint ranges. Not thread-safe. */
public final class ByteRanges {
    private final TreeMap<Long, Long> endByStart = new TreeMap<>();

    /** Adds the bytes from {@code start} (inclusive) to {@code end} (exclusive). */
    public void add(long start, long end) {
        if (end < start) {
            throw new IllegalArgumentException("the end %d lies before the start %d".formatted(end, start));
        }
        long newStart = start;
        long newEnd = end;
        Map.Entry<Long, Long> before = endByStart.floorEntry(end);
        while (before != null && before.getValue() >= start) {
            newStart = Math.min(newStart, before.getKey());
            newEnd = Math.max(newEnd, before.getValue());
            endByStart.remove(before.getKey());
            before = endByStart.floorEntry(newEnd);
        }
        if (newEnd > newStart) {
            endByStart.put(newStart, newEnd);
        }
    }

    /** The number of bytes in the set. */
    public long totalBytes() {
        return endByStart.entrySet().stream()
                .mapToLong(range -> range.getValue() - range.getKey())
                .sum();
    }
}
