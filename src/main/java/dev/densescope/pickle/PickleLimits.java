package dev.densescope.pickle;

/**
 * What a pickle may need.
 *
 * @param opcodes number of opcodes
 * @param values number of values on the stack
 * @param marks nesting of containers that are being filled
 * @param memoized number of memoized values
 * @param textBytes bytes of one text
 */
public record PickleLimits(long opcodes, int values, int marks, int memoized, int textBytes) {
    public PickleLimits {
        if (Math.min(Math.min(values, marks), Math.min(memoized, textBytes)) < 1 || opcodes < 1) {
            throw new IllegalArgumentException("limits must be at least 1: %d opcodes, %d values, %d marks, %d, %d"
                    .formatted(opcodes, values, marks, memoized, textBytes));
        }
    }
}
