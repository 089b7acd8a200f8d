package dev.densescope.memory;

import java.util.Arrays;

/**
 * Live bytes by category during each operation of a step. Live bytes hold values that are still to be read. Prediction
 * and measurement are both converted to live profiles and compared. Immutable.
 */
public final class LiveProfile {
    private static final int CATEGORIES = Category.values().length;

    private final long[] bytes; // operation-major: [operation * CATEGORIES + category]

    private final int operations;

    /** @param bytes may be longer than the operations need */
    private LiveProfile(long[] bytes, int operations) {
        this.bytes = bytes;
        this.operations = operations;
    }

    /** The number of operations; for a running step, the number of started operations. */
    public int operations() {
        return operations;
    }

    /** Live bytes of a category during an operation. */
    public long bytes(int operation, Category category) {
        return bytes[operation * CATEGORIES + category.ordinal()];
    }

    /** Live bytes of all categories during an operation. */
    public long totalBytes(int operation) {
        long total = 0;
        for (int category = 0; category < CATEGORIES; category++) {
            total += bytes[operation * CATEGORIES + category];
        }
        return total;
    }

    /** Peak live bytes of a category; 0 if there is no operation. */
    public long peakBytes(Category category) {
        long peak = 0;
        for (int operation = 0; operation < operations(); operation++) {
            peak = Math.max(peak, bytes(operation, category));
        }
        return peak;
    }

    /** The first operation at the peak; 0 if there is none. */
    public int peakOperation() {
        int peak = 0;
        for (int operation = 1; operation < operations(); operation++) {
            if (totalBytes(operation) > totalBytes(peak)) {
                peak = operation;
            }
        }
        return peak;
    }

    /** Peak live bytes; 0 if there is no operation. */
    public long peakBytes() {
        return operations() == 0 ? 0 : totalBytes(peakOperation());
    }

    /** The profile of the first {@code count} operations, or of all if there are fewer. */
    public LiveProfile first(int count) {
        int kept = Math.min(count, operations);
        return new LiveProfile(Arrays.copyOf(bytes, kept * CATEGORIES), kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveProfile profile
                && Arrays.equals(bytes, 0, operations * CATEGORIES, profile.bytes, 0, profile.operations * CATEGORIES);
    }

    @Override
    public int hashCode() {
        int hash = operations;
        for (int i = 0; i < operations * CATEGORIES; i++) {
            hash = 31 * hash + Long.hashCode(bytes[i]);
        }
        return hash;
    }

    /** Builds a profile from changes in the order of operations. Not thread-safe. */
    public static final class Builder {
        private final long[] now = new long[CATEGORIES];
        private long[] bytes = new long[CATEGORIES * 64];
        private int operations;

        /** Changes the live bytes from the next operation on; {@code deltaBytes} may be negative. */
        public Builder change(Category category, long deltaBytes) {
            now[category.ordinal()] += deltaBytes;
            return this;
        }

        /** Appends an operation with the current live bytes. */
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
            return new LiveProfile(Arrays.copyOf(bytes, operations * CATEGORIES), operations);
        }

        /** The profile of the operations so far, without a copy: operations appended later do not change it. */
        LiveProfile soFar() {
            return new LiveProfile(bytes, operations);
        }
    }
}
