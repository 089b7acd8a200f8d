package dev.densescope.memory;

import java.util.Arrays;

/**
 * Bytes that hold values still to be read, by category, while each operation of one step runs. Prediction and
 * measurement both end here and are compared here. Immutable.
 */
public final class LiveProfile {
    private static final int CATEGORIES = Category.values().length;

    private final long[] bytes; // operation-major: [operation * CATEGORIES + category]

    private LiveProfile(long[] bytes) {
        this.bytes = bytes;
    }

    /** Number of operations covered; of a running step, those that have started. */
    public int operations() {
        return bytes.length / CATEGORIES;
    }

    /** Bytes of a category while an operation runs. */
    public long bytes(int operation, Category category) {
        return bytes[operation * CATEGORIES + category.ordinal()];
    }

    /** Bytes of all categories while an operation runs. */
    public long totalBytes(int operation) {
        long total = 0;
        for (int category = 0; category < CATEGORIES; category++) {
            total += bytes[operation * CATEGORIES + category];
        }
        return total;
    }

    /** The most bytes of a category at one time; 0 if there is no operation. */
    public long peakBytes(Category category) {
        long peak = 0;
        for (int operation = 0; operation < operations(); operation++) {
            peak = Math.max(peak, bytes(operation, category));
        }
        return peak;
    }

    /** The first operation with the most bytes; 0 if there is none. */
    public int peakOperation() {
        int peak = 0;
        for (int operation = 1; operation < operations(); operation++) {
            if (totalBytes(operation) > totalBytes(peak)) {
                peak = operation;
            }
        }
        return peak;
    }

    /** The most bytes at one time; 0 if there is no operation. */
    public long peakBytes() {
        return operations() == 0 ? 0 : totalBytes(peakOperation());
    }

    /** Of the first {@code count} operations alone; of all if there are not as many. */
    public LiveProfile first(int count) {
        return new LiveProfile(Arrays.copyOf(bytes, Math.min(count, operations()) * CATEGORIES));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveProfile profile && Arrays.equals(bytes, profile.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Accumulates changes in the order of operations. Confined to one thread. */
    public static final class Builder {
        private final long[] now = new long[CATEGORIES];
        private long[] bytes = new long[CATEGORIES * 64];
        private int operations;

        /** Adds (or with a negative number takes away) bytes from here on. */
        public Builder change(Category category, long deltaBytes) {
            now[category.ordinal()] += deltaBytes;
            return this;
        }

        /** States that an operation runs with what is live now. */
        public Builder operation() {
            int start = operations * CATEGORIES;
            if (start == bytes.length) {
                bytes = Arrays.copyOf(bytes, start * 2);
            }
            System.arraycopy(now, 0, bytes, start, CATEGORIES);
            operations++;
            return this;
        }

        public LiveProfile build() {
            return new LiveProfile(Arrays.copyOf(bytes, operations * CATEGORIES));
        }
    }
}
