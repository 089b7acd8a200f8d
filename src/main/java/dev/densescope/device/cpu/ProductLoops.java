package dev.densescope.device.cpu;

/**
 * Native loops for 1x1 convolutions from channels-outermost to channels-last feature maps, available if
 * {@link NativeLibrary} is loaded. Each output is accumulated channel by channel in one fixed order, so all methods
 * give bit-identical results. Arguments are addresses of floats. Thread-safe for disjoint targets.
 */
final class ProductLoops {
    /** Scratch memory of one thread for {@link #normalizedProduct}, in floats. */
    native long scratchFloats(long channels);

    /** Transposes weights (outputs, inputs) to (inputs, padded outputs), for outputs {@code from} to {@code to}. */
    native void turnWeights(long weights, long outputs, long inputs, long from, long to, long target);

    /**
     * For pixels {@code from} to {@code to}, {@code y = max(0, a * x + b)} and {@code z = weights * y}.
     *
     * @param rows address of an array with the row address of each channel of x
     * @param copy destination of a copy of x, with rows {@code pixels} apart, or 0
     * @param y destination of y, or 0
     * @param weights as {@link #turnWeights} makes them
     * @param z (pixels, outputs)
     * @param streamed whether to write copy and y with non-temporal stores
     */
    native void normalizedProduct(
            long rows,
            long copy,
            long y,
            long pixels,
            long channels,
            long a,
            long b,
            long weights,
            long outputs,
            long z,
            long from,
            long to,
            boolean streamed,
            long scratch);

    /** For pixels {@code from} to {@code to}, {@code z = weights * x}; the rows of x are {@code pixels} apart. */
    native void product(long x, long pixels, long channels, long weights, long outputs, long z, long from, long to);

    /** Scratch memory of one thread for {@link #gradientProduct}, in floats. */
    native long gradientScratchFloats(long outputs);

    /**
     * For pixels {@code from} to {@code to}, the gradient {@code x = weights^T * z}; the rows of x are {@code pixels}
     * apart.
     *
     * @param z (pixels, outputs)
     * @param weights (outputs, channels)
     * @param streamed whether to write x with non-temporal stores
     */
    native void gradientProduct(
            long z,
            long pixels,
            long channels,
            long weights,
            long outputs,
            long x,
            long from,
            long to,
            boolean streamed,
            long scratch);

    /**
     * Sums of {@code x * z} over pixels {@code from} to {@code to}; the rows of x are {@code pixels} apart.
     *
     * @param z (pixels, outputs)
     * @param sums (channels, padded outputs)
     */
    native void weightsProduct(long x, long pixels, long channels, long z, long outputs, long sums, long from, long to);

    /**
     * Transposes the sums of {@link #weightsProduct} to weights (outputs, inputs), for outputs {@code from} to
     * {@code to}.
     */
    native void turnSums(long sums, long outputs, long inputs, long from, long to, long weights);
}
