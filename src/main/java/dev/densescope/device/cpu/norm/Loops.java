package dev.densescope.device.cpu.norm;

/**
 * The inner loops of batch norm and ReLU over memory given by addresses of floats. A loop writes what it is told to and
 * nothing else; equal inputs give bit-identical results, wherever they lie. Any thread, over different targets side by
 * side.
 */
public interface Loops {
    /**
     * {@code y = max(0, a * x + b)} over a row of {@code n}.
     *
     * @param copy where {@code x} is copied to as well, or 0
     * @param streamed whether results had better go past the caches: they are large and not read soon
     */
    void normalizeRow(long x, long copy, long y, long n, float a, float b, boolean streamed);

    double sumRow(long x, long n);

    /** Sum of {@code (x - mean)^2}. */
    double sumOfSquaresRow(long x, long n, float mean);

    /**
     * With g the gradient behind the ReLU, {@code target = a * g}, or that is added to it.
     *
     * @param own where {@code a * g} is kept by itself as well, or 0
     * @param streamed whether {@code own} had better go past the caches
     * @param sums gets two doubles: the sums of g, and of {@code g * x}
     */
    void directGradientRow(
            long x,
            long dy,
            long target,
            long own,
            long n,
            float a,
            float b,
            boolean accumulate,
            boolean streamed,
            long sums);

    /** {@code gradient -= slope * (x - mean) + offset} over a row of {@code n}. */
    void subtractLineRow(long x, long gradient, long n, float mean, float slope, float offset);

    /**
     * Sums over the pixels of a matrix (pixels, channels).
     *
     * @param sums gets a double for each channel
     */
    void sumPixelRows(long x, long pixels, long channels, long sums);

    /**
     * Sums of {@code (x - mean)^2} over the pixels.
     *
     * @param means a float for each channel
     * @param sums gets a double for each channel
     */
    void sumOfSquaresPixelRows(long x, long pixels, long channels, long means, long sums);

    /** {@code y = max(0, a * x + b)} over a matrix (pixels, channels), with a and b of each channel. */
    void normalizePixelRows(long x, long y, long pixels, long channels, long a, long b);

    /** With g the gradient behind the ReLU, the sums of g and of {@code g * x} over the pixels, doubles for each channel. */
    void gradientSumsPixelRows(
            long x, long dy, long pixels, long channels, long a, long b, long sumsOfG, long sumsOfGx);

    /** {@code dx = a * g - (p * x + q)} over a matrix (pixels, channels), with a, b, p and q of each channel. */
    void gradientPixelRows(long x, long dy, long dx, long pixels, long channels, long a, long b, long p, long q);
}
