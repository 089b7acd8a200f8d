package dev.densescope.data.minibatch;

/** Random numbers by index (the finaliser of SplitMix64), without a sequence. */
final class Seeds {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** The {@code index}th independent child seed of {@code seed}. */
    static long child(long seed, long index) {
        return mix(mix(seed) + GOLDEN * (index + 1));
    }

    /** A uniform number from 0 (inclusive) to 1 (exclusive). */
    static double uniform(long seed, long index) {
        return (child(seed, index) >>> 11) * 0x1.0p-53;
    }

    static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
