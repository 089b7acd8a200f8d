package dev.densescope.trace.imports.chrome;

/** Sorts indices by time with a stable merge sort, since millions of objects would need too much memory. */
final class TimeOrder {
    private TimeOrder() {}

    /** The indices of the first {@code count} times in ascending order of their times. */
    static int[] of(long[] times, int count) {
        int[] sorted = new int[count];
        for (int i = 0; i < count; i++) {
            sorted[i] = i;
        }
        int[] merged = new int[count];
        for (long width = 1; width < count; width *= 2) {
            for (long from = 0; from < count; from += 2 * width) {
                int middle = (int) Math.min(count, from + width);
                int end = (int) Math.min(count, from + 2 * width);
                merge(times, sorted, merged, (int) from, middle, end);
            }
            int[] swap = sorted;
            sorted = merged;
            merged = swap;
        }
        return sorted;
    }

    private static void merge(long[] times, int[] from, int[] to, int begin, int middle, int end) {
        int left = begin;
        int right = middle;
        for (int i = begin; i < end; i++) {
            boolean takeLeft = left < middle && (right >= end || times[from[left]] <= times[from[right]]);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
