package dev.densescope.weights.dl4j;

import java.nio.ByteBuffer;

/**
 * Running variances next to their rounded logarithms, which decide: a variance counts only if it has the logarithm that the
 * parameters have. Confined to one thread.
 */
final class ExactVariances {
    /** More than a logarithm loses in float32. */
    private static final double ROUNDING = 1e-5;

    /** The largest variance that may stand for one of 0. */
    private static final float NOTHING = 1e-29f;

    private final ByteBuffer values;

    /** @param bytes big-endian floats, or none */
    ExactVariances(byte[] bytes) {
        values = ByteBuffer.wrap(bytes);
    }

    /**
     * The next variance.
     *
     * @param log10 of its standard deviation
     */
    float next(float log10) {
        float rounded = (float) Math.pow(10, 2.0 * log10);
        if (values.remaining() < Float.BYTES) {
            return rounded;
        }
        float exact = values.getFloat();
        boolean same = Math.abs((double) exact - rounded) <= ROUNDING * rounded;
        boolean areNothing = exact >= 0 && exact < NOTHING && rounded < NOTHING;
        return same || areNothing ? exact : rounded;
    }
}
