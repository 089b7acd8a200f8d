package dev.densescope.device;

/**
 * The dropout mask, from a counter-based random number generator (the finaliser of SplitMix64). The mask of any element
 * can be computed in forward and again in backward without being stored.
 */
public final class DropoutMask {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private DropoutMask() {}

    /** The key of one dropout layer in one step. */
    public static long key(long seed, long step, int stream) {
        return mix(mix(seed + GOLDEN * step) + GOLDEN * (stream + 1L));
    }

    /**
     * Whether an element is kept.
     *
     * @param element logical index ((n * C + c) * H + h) * W + w
     */
    public static boolean keeps(long key, long element, double probability) {
        return (mix(key + GOLDEN * (element + 1)) >>> 11) * 0x1.0p-53 >= probability;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
