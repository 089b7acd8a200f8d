package dev.densescope.device.cpu;

/**
 * 1x1 convolutions from channels-outermost to channels-last maps, in machine code; usable when {@link NativeLibrary} is
 * loaded. Each output is one chain of products and sums, channel by channel, so all of these give the same bits. Addresses
 * of floats; any thread, over different targets side by side.
 */
final class ProductLoops {
    /** Floats that one thread needs to normalise in. */
    native long scratchFloats(long channels);

    /** Weights (outputs, inputs) to (inputs, padded outputs): those of outputs {@code from} to {@code to}. */
    native void turnWeights(long weights, long outputs, long inputs, long from, long to, long target);

    /**
     * For pixels {@code from} to {@code to}, {@code y = max(0, a * x + b)} and {@code z = weights * y}.
     *
     * @param rows address of as many addresses as there are channels: of the rows of x
     * @param copy where x is copied to, rows {@code pixels} apart, or 0
     * @param y where y is kept, or 0
     * @param weights as {@link #turnWeights} makes them
     * @param z (pixels, outputs)
     * @param streamed whether copy and y had better go past the caches
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

    /** For pixels {@code from} to {@code to}, {@code z = weights * x}; the rows of x lie {@code pixels} apart. */
    native void product(long x, long pixels, long channels, long weights, long outputs, long z, long from, long to);

    /** Floats that one thread needs for {@link #gradientProduct}. */
    native long gradientScratchFloats(long outputs);

    /**
     * For pixels {@code from} to {@code to}, the gradient {@code x = weights^T * z}; the rows of x lie {@code pixels} apart.
     *
     * @param z (pixels, outputs)
     * @param weights (outputs, channels)
     * @param streamed whether x had better go past the caches
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
     * Sums of {@code x * z} over pixels {@code from} to {@code to}; the rows of x lie {@code pixels} apart.
     *
     * @param z (pixels, outputs)
     * @param sums (channels, padded outputs)
     */
    native void weightsProduct(long x, long pixels, long channels, long z, long outputs, long sums, long from, long to);

    /** Sums as {@link #weightsProduct} makes them to weights (outputs, inputs), outputs {@code from} to {@code to}. */
    native void turnSums(long sums, long outputs, long inputs, long from, long to, long weights);
}
